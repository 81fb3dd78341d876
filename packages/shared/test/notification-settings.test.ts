import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isQuietAt, type QuietHours } from "../src/domain/notification-settings.ts";

const night: QuietHours = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
const at = (local: string) => Date.parse(`2026-11-25T${local}+08:00`);

describe("[NT5] quiet hours", () => {
  it.each([
    ["21:59:59", false],
    ["22:00", true],
    ["23:59", true],
    ["00:00", true],
    ["07:59:59", true],
    ["08:00", false],
  ])("past midnight: %s", (local, quiet) => expect(isQuietAt(night, at(local))).toBe(quiet));

  it("[NT5] are those of the agent's own time zone, and none unless set", () => {
    expect(isQuietAt({ ...night, timeZone: "Europe/Berlin" }, at("22:30"))).toBe(false);
    expect(isQuietAt({ ...night, timeZone: "Europe/Berlin" }, at("05:30"))).toBe(true);
    expect(isQuietAt(null, at("23:00"))).toBe(false);
  });

  it("[NT5] turned around they are the rest of the day", () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((t) => t.map((n) => String(n).padStart(2, "0")).join(":"));
    const instants = fc.integer({ min: Date.parse("2020-01-01Z"), max: Date.parse("2040-01-01Z") });
    fc.assert(
      fc.property(time, time, instants, (from, to, now) => {
        fc.pre(from !== to);
        const quiet = { from, to, timeZone: "America/New_York" };
        expect(isQuietAt({ ...quiet, from: to, to: from }, now)).toBe(!isQuietAt(quiet, now));
      }),
    );
  });
});
