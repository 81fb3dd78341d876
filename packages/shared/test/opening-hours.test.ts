import { describe, expect, it } from "vitest";
import { isOpenAt, nextOpening, openSince } from "../src/domain/opening-hours.ts";
import type { OpeningHours } from "../src/domain/settings.ts";

const day = [
  { from: "09:00", to: "12:00" },
  { from: "13:30", to: "18:00" },
];
const shop: OpeningHours = {
  timeZone: "Asia/Shanghai",
  week: [day, day, day, day, day, [], []],
  days: [
    { date: "2026-10-01", hours: [] }, // Thursday, National Day
    { date: "2026-10-10", hours: [{ from: "09:00", to: "18:00" }] }, // Saturday that makes up for it
  ],
};
/** Returns a time in Shanghai, which has no summer time. */
const at = (local: string) => Date.parse(`${local}+08:00`);

describe("when an account is open", () => {
  it.each([
    ["2026-11-23T08:59:59", false],
    ["2026-11-23T09:00", true],
    ["2026-11-23T11:59:59", true],
    ["2026-11-23T12:00", false],
    ["2026-11-23T13:30", true],
    ["2026-11-23T18:00", false],
    ["2026-11-22T10:00", false],
    ["2026-11-28T10:00", false],
  ])("[OH1] the hours of the week: %s", (local, open) => expect(isOpenAt(shop, at(local))).toBe(open));

  it("[OH1] a holiday and the day that makes up for it go by their own hours", () => {
    expect(isOpenAt(shop, at("2026-10-01T10:00"))).toBe(false);
    expect(isOpenAt(shop, at("2026-10-08T10:00"))).toBe(true);
    expect(isOpenAt(shop, at("2026-10-10T12:30"))).toBe(true);
    expect(isOpenAt(shop, at("2026-10-17T12:30"))).toBe(false);
  });

  it("[OH1] the day is the one of the place, whatever day it is here", () => {
    expect(isOpenAt(shop, Date.parse("2026-11-22T23:30Z"))).toBe(false); // Monday 07:30 there
    expect(isOpenAt(shop, Date.parse("2026-11-23T01:00Z"))).toBe(true);
    expect(isOpenAt({ ...shop, timeZone: "America/New_York" }, Date.parse("2026-11-23T01:00Z"))).toBe(false);
  });

  it("[OH1] hours may end with the day or begin with it", () => {
    const night = [
      { from: "00:00", to: "02:00" },
      { from: "20:00", to: "24:00" },
    ];
    const bar: OpeningHours = { ...shop, week: Array(7).fill(night), days: [] };
    for (const [local, open] of [
      ["2026-11-23T23:59:59", true],
      ["2026-11-24T00:00", true],
      ["2026-11-24T02:00", false],
      ["2026-11-24T19:59", false],
    ] as const)
      expect(isOpenAt(bar, at(local)), local).toBe(open);
  });

  it("[OH1] the clock on the wall counts, also when it is put forward and back", () => {
    const berlin: OpeningHours = {
      timeZone: "Europe/Berlin",
      week: Array(7).fill([{ from: "09:00", to: "17:00" }]),
      days: [],
    };
    const opensAt = (date: string) =>
      Array.from({ length: 24 * 60 }, (_, m) => Date.parse(`${date}T00:00Z`) + m * 60_000).find((t) =>
        isOpenAt(berlin, t),
      );
    expect(opensAt("2026-03-28")).toBe(Date.parse("2026-03-28T08:00Z"));
    expect(opensAt("2026-03-29")).toBe(Date.parse("2026-03-29T07:00Z")); // put forward at 02:00
    expect(opensAt("2026-10-25")).toBe(Date.parse("2026-10-25T08:00Z")); // put back at 03:00
    const small: OpeningHours = { ...berlin, week: Array(7).fill([{ from: "02:00", to: "03:00" }]) };
    const openMinutes = (date: string) =>
      Array.from({ length: 24 * 60 }, (_, m) => Date.parse(`${date}T00:00Z`) + m * 60_000).filter((t) =>
        isOpenAt(small, t),
      ).length;
    expect([openMinutes("2026-03-28"), openMinutes("2026-03-29"), openMinutes("2026-10-25")]).toEqual([
      60, 0, 120,
    ]);
  });

  it("[OH1] an account without hours is always open", () => expect(isOpenAt(null, 0)).toBe(true));

  it("[OH1] openSince returns the start of the current opening", () => {
    expect(openSince(shop, at("2026-11-23T14:00"))).toBe(at("2026-11-23T13:30"));
    expect(openSince(shop, at("2026-11-23T12:30"))).toBeNull();
  });

  it("[OH1] openSince joins hours that follow each other, also over midnight", () => {
    const night = [
      { from: "00:00", to: "02:00" },
      { from: "20:00", to: "22:00" },
      { from: "22:00", to: "24:00" },
    ];
    const bar: OpeningHours = { ...shop, week: Array(7).fill(night), days: [] };
    expect(openSince(bar, at("2026-11-24T01:30"))).toBe(at("2026-11-23T20:00"));
    expect(openSince(bar, at("2026-11-23T23:00"))).toBe(at("2026-11-23T20:00"));
    const always: OpeningHours = { ...shop, week: Array(7).fill([{ from: "00:00", to: "24:00" }]), days: [] };
    expect(openSince(always, at("2026-11-24T01:30"))).toBeLessThanOrEqual(at("2026-11-17T00:00"));
  });

  it("[OH1] openSince follows the wall clock when it is put forward or back", () => {
    const week = Array(7).fill([{ from: "09:00", to: "17:00" }]);
    const berlin: OpeningHours = { timeZone: "Europe/Berlin", week, days: [] };
    const opened = (at: string) => openSince(berlin, Date.parse(at));
    expect(opened("2026-03-29T07:30Z")).toBe(Date.parse("2026-03-29T07:00Z"));
    expect(opened("2026-10-25T08:30Z")).toBe(Date.parse("2026-10-25T08:00Z"));
  });

  it("[OH1] openSince handles a late opening on a shorter day and one in its missing hour", () => {
    const week = Array(7).fill([
      { from: "02:30", to: "10:00" },
      { from: "23:30", to: "24:00" },
    ]);
    const newYork: OpeningHours = { timeZone: "America/New_York", week, days: [] };
    const opened = (at: string) => openSince(newYork, Date.parse(at));
    expect(opened("2026-03-08T08:00Z")).toBe(Date.parse("2026-03-08T07:00Z"));
    expect(opened("2026-03-09T03:45Z")).toBe(Date.parse("2026-03-09T03:30Z"));
  });

  it("[OH1] hours from 00:00 begin with the day's first minute when midnight is missing or repeated", () => {
    const week = Array(7).fill([{ from: "00:00", to: "02:00" }]);
    const havana: OpeningHours = { timeZone: "America/Havana", week, days: [] };
    const opened = (at: string) => openSince(havana, Date.parse(at));
    expect(opened("2026-03-08T05:30Z")).toBe(Date.parse("2026-03-08T05:00Z"));
    expect(opened("2026-11-01T05:30Z")).toBe(Date.parse("2026-11-01T04:00Z"));
  });

  it("[OH1] an account opens twice when its hours touch a repeated hour", () => {
    const berlin = (from: string, to: string): OpeningHours => ({
      timeZone: "Europe/Berlin",
      week: Array(7).fill([{ from, to }]),
      days: [],
    });
    const evening = (time: string) => Date.parse(`2026-10-24T${time}Z`);
    const night = (time: string) => Date.parse(`2026-10-25T${time}Z`); // at 01:00Z, 03:00 there, it is 02:00 again
    for (const [hours, opens, opensAgain] of [
      [berlin("02:10", "02:30"), night("00:10"), night("01:10")],
      [berlin("01:30", "02:30"), evening("23:30"), night("01:00")],
      [berlin("02:30", "04:00"), night("00:30"), night("01:30")],
    ] as const) {
      expect(nextOpening(hours, evening("23:00"))).toBe(opens);
      expect(nextOpening(hours, opens)).toBe(opensAgain);
      expect(openSince(hours, opens + 60_000)).toBe(opens);
      expect(openSince(hours, opensAgain - 60_000)).toBeNull();
      expect(openSince(hours, opensAgain + 60_000)).toBe(opensAgain);
    }
    const through = berlin("01:30", "04:00");
    expect(openSince(through, night("02:59"))).toBe(evening("23:30"));
    expect(nextOpening(through, night("00:30"))).toBe(Date.parse("2026-10-26T00:30Z"));
  });

  it("[OH1] an account opens twice when the repeated hour is the first of the day", () => {
    const week = Array(7).fill([{ from: "00:10", to: "00:20" }]);
    const havana: OpeningHours = { timeZone: "America/Havana", week, days: [] };
    const opens = Date.parse("2026-11-01T04:10Z");
    expect([nextOpening(havana, opens - 1), nextOpening(havana, opens)]).toEqual([opens, opens + 3_600_000]);
  });
});
