import { expect, it } from "vitest";
import { dayAround, dayNamed, localTime, startOfDay } from "../src/domain/local-day.ts";

const at = (iso: string) => Date.parse(iso);

it("[BO1] today begins at midnight of the place, not of the server", () => {
  expect(startOfDay(at("2026-11-24T02:00:00.123Z"), "Asia/Shanghai")).toBe(at("2026-11-23T16:00:00Z"));
  expect(startOfDay(at("2026-11-23T15:59:59Z"), "Asia/Shanghai")).toBe(at("2026-11-22T16:00:00Z"));
  expect(startOfDay(at("2026-11-23T16:00:00Z"), "Asia/Shanghai")).toBe(at("2026-11-23T16:00:00Z"));
  expect(localTime(at("2026-11-24T02:00:00Z"), "Asia/Shanghai")).toEqual({
    date: "2026-11-24",
    weekday: 1,
    minutes: 600,
  });
});

it("[BO1] today begins at midnight on days that are an hour shorter or longer", () => {
  expect(startOfDay(at("2026-03-29T12:00:00Z"), "Europe/Berlin")).toBe(at("2026-03-28T23:00:00Z"));
  expect(startOfDay(at("2026-10-25T12:00:00Z"), "Europe/Berlin")).toBe(at("2026-10-24T22:00:00Z"));
});

it("[BO1] today begins at the first of two midnights, or at the first minute without one", () => {
  const begins = (now: string, zone: string) => new Date(startOfDay(at(now), zone)).toISOString();
  const first = "2026-11-01T04:00:00.000Z";
  for (const now of ["04:00", "04:30", "05:00", "05:30", "17:00"])
    expect(begins(`2026-11-01T${now}Z`, "America/Havana"), now).toBe(first); // put back at 01:00
  expect(begins("2026-11-01T03:59Z", "America/Havana")).toBe("2026-10-31T04:00:00.000Z");
  const none = "2026-03-08T05:00:00.000Z";
  for (const now of ["05:00", "05:30", "17:00"])
    expect(begins(`2026-03-08T${now}Z`, "America/Havana"), now).toBe(none); // put forward at 00:00
});

it("[RP1] every instant belongs to one day, also when clocks change or a date is skipped", () => {
  for (const [zone, from, to] of [
    ["America/New_York", "2026-10-25", "2027-04-01"],
    ["America/Havana", "2026-02-25", "2026-11-10"],
    ["Australia/Lord_Howe", "2026-03-25", "2026-10-15"],
    ["Pacific/Apia", "2011-12-20", "2012-01-10"],
    ["Antarctica/Casey", "2022-03-01", "2022-04-01"], // a day of 27 hours
  ] as const)
    for (let now = at(`${from}T12:00:00Z`); now < at(`${to}T12:00:00Z`); ) {
      const day = dayAround(now, zone);
      const last = dayAround(day.until - 1, zone);
      expect([day.from <= now, now < day.until, last]).toEqual([true, true, day]);
      const dates = [day.from, now, day.until - 1].map((instant) => localTime(instant, zone).date);
      expect(dates).toEqual([day.date, day.date, day.date]);
      now = day.until;
    }
  expect(dayAround(at("2011-12-30T09:00:00Z"), "Pacific/Apia").date).toBe("2011-12-29");
  expect(dayAround(at("2011-12-30T10:00:00Z"), "Pacific/Apia").date).toBe("2011-12-31");
});

it.each([
  ["Pacific/Kiritimati", "2026-11-27T10:00:00Z", "2026-11-28T10:00:00Z"],
  ["Pacific/Pago_Pago", "2026-11-28T11:00:00Z", "2026-11-29T11:00:00Z"],
  ["Asia/Shanghai", "2026-11-27T16:00:00Z", "2026-11-28T16:00:00Z"],
  ["UTC", "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z"],
])("[EX2] in %s the 28th goes from %s to %s", (timeZone, from, until) => {
  const day = dayNamed("2026-11-28", timeZone);
  expect([day.date, new Date(day.from), new Date(day.until)]).toEqual([
    "2026-11-28",
    new Date(from),
    new Date(until),
  ]);
});
