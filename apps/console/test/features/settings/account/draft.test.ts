import { replyPresets } from "@jieru/shared/domain/allowance";
import { type AccountSettings, initialSettings, settingRanges } from "@jieru/shared/domain/settings";
import { accountSettings } from "@jieru/shared/domain/settings-schema";
import { describe, expect, test } from "vitest";
import { split, toMs } from "../../../../src/features/settings/account/fields/duration.ts";
import {
  firstOpening,
  nextDate,
  oneMore,
  withDay,
} from "../../../../src/features/settings/account/fields/opening.ts";
import { readTime } from "../../../../src/features/settings/account/fields/RangesField.tsx";
import { readNumber } from "../../../../src/features/settings/account/fields/read-number.ts";
import {
  isConflict,
  noDraft,
  put,
  read,
  saved,
  touched,
} from "../../../../src/features/settings/account/form/draft.ts";
import {
  problemAt,
  problemsIn,
  problemsOf,
  slotProblems,
} from "../../../../src/features/settings/account/form/problems.ts";

const settings = initialSettings;

describe("[ST1] the draft of a settings page", () => {
  test("contains only touched fields, and a field set back is untouched", () => {
    const draft = put(noDraft, settings, "graceMs", 60_000);
    expect([touched(draft), read(draft, settings, "graceMs"), read(draft, settings, "noAnswerMs")]).toEqual([
      ["graceMs"],
      60_000,
      null,
    ]);
    expect(touched(put(draft, settings, "graceMs", settings.graceMs))).toEqual([]);
  });
  test("keeps a field that somebody else changes, and reports the conflict", () => {
    const draft = put(noDraft, settings, "graceMs", 60_000);
    expect(isConflict(draft, settings, "graceMs")).toBe(false);
    const theirs = { ...settings, graceMs: 90_000 };
    expect(isConflict(draft, theirs, "graceMs")).toBe(true);
    expect(read(draft, theirs, "graceMs")).toBe(60_000);
    expect(isConflict(put(draft, theirs, "graceMs", 45_000), theirs, "graceMs")).toBe(true);
  });
  test("keeps what was typed while the previous change was being saved", () => {
    const sent = put(put(noDraft, settings, "graceMs", 60_000), settings, "exceedByHand", false);
    const after = { ...settings, graceMs: 60_000, exceedByHand: false };
    const typedOn = put(put(sent, settings, "graceMs", 75_000), settings, "noAnswerMs", 90_000);
    const left = saved(typedOn, sent);
    expect(left.values).toEqual({ graceMs: 75_000, noAnswerMs: 90_000 });
    expect([isConflict(left, after, "graceMs"), isConflict(left, after, "noAnswerMs")]).toEqual([
      false,
      false,
    ]);
    expect(saved(sent, sent)).toEqual(noDraft);
  });
  test("is not in conflict because of the database's field order", () => {
    const openingHours = firstOpening();
    const { days, week, timeZone } = openingHours;
    const theirs = { ...settings, openingHours: { days, week, timeZone } };
    const draft = put(noDraft, { ...settings, openingHours }, "openingHours", null);
    expect(isConflict(draft, theirs, "openingHours")).toBe(false);
    expect(touched(put(draft, theirs, "openingHours", openingHours))).toEqual([]);
  });
  test("is not in conflict with the same change or a change to another field", () => {
    const draft = put(noDraft, settings, "graceMs", 60_000);
    expect(isConflict(draft, { ...settings, graceMs: 60_000 }, "graceMs")).toBe(false);
    expect(isConflict(draft, { ...settings, exceedByHand: false }, "graceMs")).toBe(false);
  });
});

type Numbered = keyof typeof settingRanges & keyof typeof initialSettings;

describe("[ST1] the problem of a field", () => {
  test.each([
    [{ graceMs: 29_999 }, "graceMs", "range"],
    [{ graceMs: Number.NaN }, "graceMs", "range"],
    [{ noAnswerMs: 86_400_001 }, "noAnswerMs", "range"],
    [{ initialCapacity: 2.5 }, "initialCapacity", "range"],
    [{ greeting: "  " }, "greeting", "empty"],
    [{ greeting: "\u200b\u3164" }, "greeting", "empty"],
    [{ greeting: "好".repeat(501) }, "greeting", "too_long"],
    [{ autoReply: { when: "closed", text: "\u200b" } }, "autoReply", "empty"],
    [{ autoReply: { when: "closed", text: "好".repeat(501) } }, "autoReply", "too_long"],
  ] as const)("is found in %j", (values, path, problem) => {
    expect(problemAt(problemsIn(values), path)).toBe(problem);
  });
  const numbers = Object.keys(settingRanges).filter((key) => key in initialSettings) as Numbered[];
  test.each(numbers)("is found as the server finds it: %s", (key) => {
    expect(numbers).toHaveLength(9);
    const { min, max } = settingRanges[key];
    for (const value of [min - 1, min, max, max + 1]) {
      const refused = !accountSettings.shape[key].safeParse(value).success;
      expect([value, problemAt(problemsIn({ [key]: value }), key)]).toEqual([
        value,
        refused ? "range" : null,
      ]);
    }
  });
  test.each([
    ["entered", "replies", 101],
    ["entered", "windowMs", 3_600_001],
    ["message", "replies", -1],
    ["message", "windowMs", 7 * 86_400_000 + 1],
  ] as const)("is found for own replies: %s, %s of %d", (act, part, value) => {
    const { guide } = replyPresets;
    const ownReplies = { ...guide, [act]: { ...guide[act], [part]: value } };
    expect(problemsIn({ ownReplies })).toEqual({ [`ownReplies.${act}.${part}`]: "range" });
    expect(accountSettings.shape.ownReplies.safeParse(ownReplies).success).toBe(false);
    expect(problemsIn({ ownReplies: guide })).toEqual({});
  });
  test("allows a greeting of 500 characters, counted as the server does", () => {
    expect(problemsIn({ greeting: "好".repeat(500) })).toEqual({});
    expect(problemsIn({ greeting: ` ${"😊".repeat(500)}\n` })).toEqual({});
  });
  test("is absent within the limits or when switched off", () => {
    expect(problemsIn({ graceMs: 30_000, noAnswerMs: null, greeting: null, openingHours: null })).toEqual({});
  });
  test("[GR7] is found for text and hours that cannot give the next opening", () => {
    const autoReply = { when: "closed", text: "{opens}" } as const;
    const has = { ...settings, autoReply, openingHours: firstOpening() };
    const problems = (values: Partial<AccountSettings>) => slotProblems(values, has, Date.now());
    const always = { "autoReply.text": "no_next_opening" };
    expect(problems({ openingHours: null })).toEqual(always);
    expect(problems({ autoReply: { ...autoReply, when: "either" } })).toEqual({
      "autoReply.text": "not_only_closed",
    });
    for (const fine of [{ graceMs: 60_000 }, { autoReply }, { autoReply: null, openingHours: null }])
      expect(problems(fine)).toEqual({});
    const refusal = { refusal: "next_opening_unknown", why: "no_next_opening" } as const;
    expect(problemsOf({ kind: "refusal", refusal })).toEqual(always);
  });
  test("is found at the server's path", () => {
    const errors = [{ field: "openingHours.timeZone", problem: "must be an IANA time zone" }];
    const problem = { type: "about:blank", title: "", status: 400, errors };
    const problems = problemsOf({ kind: "problem", status: 400, problem });
    expect(problemAt(problems, "openingHours")).toBe("time_zone");
    expect(problemsOf({ kind: "refusal", refusal: { refusal: "own_replies_missing" } })).toEqual({
      ownReplies: "missing",
    });
  });
});

describe("[OH1] the form of opening hours", () => {
  const monday = (...ranges: [string, string][]) =>
    problemsIn({
      openingHours: withDay(
        firstOpening(),
        0,
        ranges.map(([from, to]) => ({ from, to })),
      ),
    });
  test.each([
    [[["9", "18:00"]], "time"],
    [[["09:00", "24:30"]], "time"],
    [[["18:00", "09:00"]], "order"],
    [[["09:00", "09:00"]], "order"],
    [
      [
        ["09:00", "12:00"],
        ["11:59", "18:00"],
      ],
      "overlap",
    ],
  ] as [[string, string][], string][])("finds a problem in %j", (ranges, problem) => {
    expect(problemAt(monday(...ranges), "openingHours")).toBe(problem);
  });
  test("accepts each exception once and only as a date", () => {
    const listed = (...dates: string[]) =>
      problemsIn({
        openingHours: { ...firstOpening(), days: dates.map((date) => ({ date, hours: [] })) },
      });
    expect(listed("2027-02-12", "2027-02-13")).toEqual({});
    expect(listed("2027-02-12", "2027-02-13", "2027-02-12")).toEqual({ "openingHours.days.2": "twice" });
    expect(listed("2027-02-12", "")).toEqual({ "openingHours.days.1": "date" });
  });
  test("begins with working days from nine to six", () => {
    expect(firstOpening().week.map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
  });
  test("accepts adjacent ranges and a day that ends at midnight", () => {
    expect(monday(["09:00", "12:00"], ["12:00", "24:00"])).toEqual({});
  });
  test("adds a range after the last and an exception on the next day", () => {
    expect(oneMore([{ from: "09:00", to: "18:00" }])).toEqual([
      { from: "09:00", to: "18:00" },
      { from: "19:00", to: "21:00" },
    ]);
    const opening = { ...firstOpening(), days: [{ date: "2027-02-28", hours: [] }] };
    expect([nextDate(opening, "2027-01-01"), nextDate(opening, "2027-03-05")]).toEqual([
      "2027-03-01",
      "2027-03-05",
    ]);
  });
});

test("shows a duration in the largest unit without a fraction and reads it back", () => {
  expect([30_000, 90_000, 1_800_000, 172_800_000, 259_200_000].map(split)).toEqual([
    { text: "30", unit: "second" },
    { text: "90", unit: "second" },
    { text: "30", unit: "minute" },
    { text: "48", unit: "hour" },
    { text: "3", unit: "day" },
  ]);
  expect([toMs({ text: "1.5", unit: "hour" }), toMs({ text: " ", unit: "hour" })]).toEqual([
    5_400_000,
    Number.NaN,
  ]);
});

test("[ST8] reads times in full-width digits and short forms", () => {
  expect(["９：００", "９", "1830", "9.30", " 24:00 "].map(readTime)).toEqual([
    "09:00",
    "09:00",
    "18:30",
    "09:30",
    "24:00",
  ]);
  expect(["", "九点", "9:5"].map(readTime)).toEqual(["", "九点", "9:5"]);
});

test("[ST8] reads numbers in full-width digits", () => {
  expect(["３０", " 12 ", "", "三"].map(readNumber)).toEqual([30, 12, Number.NaN, Number.NaN]);
  expect(toMs({ text: "１．５", unit: "hour" })).toBe(5_400_000);
});

test("[CD7] the limits of repeated text must be within their ranges", () => {
  expect(problemsIn({ repetition: { customers: 0, minutes: 61 } })).toEqual({
    "repetition.customers": "range",
    "repetition.minutes": "range",
  });
  expect(problemsIn({ repetition: { customers: 1_000, minutes: 1 } })).toEqual({});
  expect(problemsIn({ repetition: null })).toEqual({});
});

test.each([
  ["greeting", { greeting: "conduct" }],
  ["auto_reply", { "autoReply.text": "conduct" }],
  ["rating", { "ratingRequest.text": "conduct" }],
  ["keyword_reply", {}],
] as const)("[CD6] a refused automatic text is shown at its field: %s", (text, problems) => {
  const refusal = { refusal: "automatic_text_refused", text, name: null, rules: [] } as const;
  expect(problemsOf({ kind: "refusal", refusal: { ...refusal, rules: [] } })).toEqual(problems);
});
