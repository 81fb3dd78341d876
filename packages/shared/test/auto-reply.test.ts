import { describe, expect, it } from "vitest";
import { autoReplyText } from "../src/domain/auto-reply.ts";
import { isOpenAt, nextOpening } from "../src/domain/opening-hours.ts";
import type { OpeningHours } from "../src/domain/settings.ts";

const office = [{ from: "09:00", to: "18:00" }];
const hours = (change: Partial<OpeningHours> = {}): OpeningHours => ({
  timeZone: "Asia/Shanghai",
  week: [office, office, office, office, office, [], []],
  days: [],
  ...change,
});
const at = (time: string): number => Date.parse(`${time}+08:00`);
/** 2026-11-27 is a Friday in Shanghai. */
const textAt = (openingHours: OpeningHours, time: string) =>
  autoReplyText({ when: "closed", text: "{{opens}}，{{opens}}" }, openingHours, at(time));

describe("the next opening", () => {
  it("[GR7] is told as today, tomorrow or a date, at every place in the text", () => {
    expect(textAt(hours(), "2026-11-26T19:00")).toBe("明天 09:00，明天 09:00");
    expect(textAt(hours(), "2026-11-27T08:59")).toBe("今天 09:00，今天 09:00");
    expect(textAt(hours(), "2026-11-27T18:00")).toBe("11月30日 09:00，11月30日 09:00");
    expect(textAt(hours(), "2026-12-31T23:59")).toBe("明天 09:00，明天 09:00");
  });

  it.each(["{{opens}}", "{{ opens }}", "｛｛opens｝｝", "{opens}"])(
    "[GR7] is told where %s is written",
    (slot) => {
      const text = (written: string) =>
        autoReplyText({ when: "closed", text: written }, hours(), at("2026-11-27T08:59"));
      expect(text(`我们 ${slot} 回来`)).toBe("我们 今天 09:00 回来");
      expect(text("{{opened}} {{open}}")).toBe("{{opened}} {{open}}");
    },
  );

  it("[GR7] a break at noon ends today; a holiday and the day that makes up for it count", () => {
    const noon = [
      { from: "13:30", to: "18:00" },
      { from: "09:00", to: "12:00" },
    ];
    expect(textAt(hours({ week: Array(7).fill(noon) }), "2026-11-27T12:30")).toBe("今天 13:30，今天 13:30");
    const days = [
      { date: "2026-11-28", hours: [{ from: "10:00", to: "12:00" }] },
      { date: "2026-11-30", hours: [] },
    ];
    expect(textAt(hours({ days }), "2026-11-27T20:00")).toBe("明天 10:00，明天 10:00");
    expect(textAt(hours({ days }), "2026-11-28T13:00")).toBe("12月1日 09:00，12月1日 09:00");
  });

  it("[GR7] follows the next closing when the account is open", () => {
    const bar = hours({
      week: Array(7).fill([
        { from: "00:00", to: "02:00" },
        { from: "20:00", to: "24:00" },
      ]),
    });
    expect(nextOpening(bar, at("2026-11-27T21:00"))).toBe(at("2026-11-28T20:00"));
    expect(nextOpening(bar, at("2026-11-27T03:00"))).toBe(at("2026-11-27T20:00"));
  });

  it("[GR7] is not known where it never closes, and where it never opens again", () => {
    const always = hours({ week: Array(7).fill([{ from: "00:00", to: "24:00" }]) });
    expect(nextOpening(always, at("2026-11-27T03:00"))).toBeNull();
    const closed = hours({ week: Array(7).fill([]), days: [{ date: "2026-11-27", hours: office }] });
    expect(nextOpening(closed, at("2026-11-27T08:00"))).toBe(at("2026-11-27T09:00"));
    expect(nextOpening(closed, at("2026-11-27T20:00"))).toBeNull();
    expect(autoReplyText({ when: "closed", text: "{opens}" }, null, at("2026-11-27T20:00"))).toBeNull();
  });

  it("[GR7] is found behind as many holidays as may be listed", () => {
    const first = at("2026-11-27T00:00");
    const days = Array.from({ length: 200 }, (_, n) => ({
      date: new Date(first + (n + 0.5) * 86_400_000).toISOString().slice(0, 10),
      hours: [],
    }));
    expect(nextOpening(hours({ days }), first)).toBe(at("2027-06-15T09:00"));
  });

  it("[GR7] goes by the clock on the wall, when that is put forward or back", () => {
    const berlin = hours({ timeZone: "Europe/Berlin", week: Array(7).fill(office) });
    const opens = (time: string) => new Date(nextOpening(berlin, Date.parse(time)) ?? 0).toISOString();
    expect(opens("2026-03-28T20:00Z")).toBe("2026-03-29T07:00:00.000Z");
    expect(opens("2026-10-24T20:00Z")).toBe("2026-10-25T08:00:00.000Z");
    const text = autoReplyText({ when: "closed", text: "{opens}" }, berlin, Date.parse("2026-10-24T21:59Z"));
    expect(text).toBe("明天 09:00");
  });

  it("[GR7] is that of the shorter day, also late in it and in the hour that it leaves out", () => {
    const next = (from: string, to: string) => {
      const newYork = hours({ timeZone: "America/New_York", week: Array(7).fill([{ from, to }]) });
      return new Date(nextOpening(newYork, Date.parse("2026-03-08T05:00Z")) ?? 0).toISOString();
    };
    expect(next("23:30", "24:00")).toBe("2026-03-09T03:30:00.000Z");
    expect(next("02:30", "10:00")).toBe("2026-03-08T07:00:00.000Z");
    expect(next("02:00", "03:00")).toBe("2026-03-09T06:00:00.000Z");
  });

  it("[GR7] is open then, and was not before", () => {
    const some = hours({ timeZone: "America/Havana", week: Array(7).fill([{ from: "00:00", to: "02:00" }]) });
    for (
      let time = Date.parse("2026-03-06T00:00Z");
      time < Date.parse("2026-03-11T00:00Z");
      time += 3_599_000
    ) {
      const opens = nextOpening(some, time) as number;
      expect([isOpenAt(some, opens - 1), isOpenAt(some, opens), opens > time]).toEqual([false, true, true]);
    }
  });
});
