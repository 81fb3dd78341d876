import { expect, it } from "vitest";
import { initialSettings } from "../src/domain/settings.ts";
import { accountSettings, hours } from "../src/domain/settings-schema.ts";
import { settingsBody } from "../src/protocol/http.ts";

const [minute, hour] = [60_000, 3_600_000];

it("[SE3] [AG3] [AL1] [RT1] [AL4] an account begins with half an hour, three minutes, five minutes, and keeps for ever", () => {
  expect(initialSettings).toMatchObject({
    reactivateAfterMs: hour / 2,
    graceMs: 3 * minute,
    waitTargetMs: 5 * minute,
    keepMessagesDays: null,
    pushSilenceMs: null,
  });
});

it("[RT1] messages are stored for at least a week and at most ten years", () => {
  const isTaken = (keepMessagesDays: number) =>
    accountSettings.shape.keepMessagesDays.safeParse(keepMessagesDays).success;
  expect([6, 7, 3_650, 3_651].map(isTaken)).toEqual([false, true, true, false]);
});

it("[AG3] the grace time is half a minute at least, and an hour at most", () => {
  const isTaken = (graceMs: number) => accountSettings.shape.graceMs.safeParse(graceMs).success;
  expect([minute / 2 - 1, minute / 2, hour, hour + 1].map(isTaken)).toEqual([false, true, true, false]);
});

it("[OH1] hours end after they begin: over midnight they are two, up to 24:00 and from 00:00", () => {
  const isTaken = ([from, to]: [string, string]) => hours.safeParse({ from, to }).success;
  const [taken, refused]: [string, string][][] = [
    [
      ["09:00", "09:01"],
      ["22:00", "24:00"],
      ["00:00", "24:00"],
    ],
    [
      ["09:00", "09:00"],
      ["22:00", "02:00"],
      ["24:00", "24:00"],
      ["09:00", "24:01"],
      ["9:00", "12:00"],
    ],
  ];
  expect(taken?.map(isTaken)).toEqual([true, true, true]);
  expect(refused?.map(isTaken)).toEqual([false, false, false, false, false]);
});

const always = { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] };
const problemsWith = (change: object) =>
  settingsBody
    .safeParse({ openingHours: { ...always, ...change } })
    .error?.issues.map(({ path, message }) => [path.join("."), message]);

it("[OH2] the zone of opening hours is one that IANA names: an offset is refused with the reason", () => {
  for (const timeZone of ["Asia/Shanghai", "Asia/Urumqi", "Etc/GMT-8", "UTC"])
    expect([timeZone, problemsWith({ timeZone })]).toEqual([timeZone, undefined]);
  for (const timeZone of ["+08:00", "-03:30", "+08", "Asia/Nowhere", ""])
    expect([timeZone, problemsWith({ timeZone })]).toEqual([
      timeZone,
      [["openingHours.timeZone", "must be an IANA time zone such as Asia/Shanghai"]],
    ]);
});

it("[OH2] a date that is listed twice is refused where it stands the second time", () => {
  const [first, second] = [
    { date: "2026-10-01", hours: [] },
    { date: "2026-10-02", hours: [] },
  ];
  expect(problemsWith({ days: [first, second] })).toBeUndefined();
  expect(problemsWith({ days: [first, second, first] })).toEqual([
    ["openingHours.days.2.date", "is listed twice"],
  ]);
});

it("[OH2] opening hours that earlier releases stored can still be read", () => {
  const twice = [
    { date: "2026-10-01", hours: [] },
    { date: "2026-10-01", hours: [] },
  ];
  const openingHours = { ...always, timeZone: "+08:00", days: twice };
  expect(accountSettings.shape.openingHours.safeParse(openingHours).success).toBe(true);
});
