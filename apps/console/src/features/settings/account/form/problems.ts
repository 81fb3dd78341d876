import { type SlotProblem, slotProblemIn } from "@jieru/shared/domain/auto-reply";
import { isBlank } from "@jieru/shared/domain/blank";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { hasRatingSlot } from "@jieru/shared/domain/rating";
import {
  type AccountSettings,
  greetingLength,
  type Hours,
  settingRanges,
  timeOfDayShape,
} from "@jieru/shared/domain/settings";
import type { Failure } from "../../../../data/http/outcome.ts";
import type { Key } from "./draft.ts";

/** Problems by the server's path of the field ("openingHours.week.0.1.to") or a shorter one. */
export type Problems = Readonly<Record<string, ProblemName>>;
export type ProblemName =
  | "range"
  | "empty"
  | "too_long"
  | "time"
  | "order"
  | "overlap"
  | "time_zone"
  | "date"
  | "twice"
  | "missing"
  | "no_link"
  | SlotProblem
  | "conduct"
  | "refused";

const ranged = [
  "reactivateAfterMs",
  "graceMs",
  "initialCapacity",
  "noAnswerMs",
  "waitTargetMs",
  "answerTargetMs",
  "unansweredAlertMs",
  "pushSilenceMs",
  "keepMessagesDays",
] as const satisfies readonly Key[];

type Found = [path: string, name: ProblemName];

const isWithin = (value: number, { min, max }: { min: number; max: number }): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

function hoursProblems(path: string, hours: readonly Hours[]): Found[] {
  return hours.flatMap(({ from, to }, i): Found[] => {
    const at = `${path}.${i}`;
    if (!timeOfDayShape.test(from) || !timeOfDayShape.test(to)) return [[at, "time"]];
    if (from >= to) return [[at, "order"]];
    const overlaps = hours.some((other, j) => j < i && other.from < to && from < other.to);
    return overlaps ? [[at, "overlap"]] : [];
  });
}

function openingProblems(opening: AccountSettings["openingHours"]): Found[] {
  if (!opening) return [];
  const week = opening.week.flatMap((day, i) => hoursProblems(`openingHours.week.${i}`, day));
  const dates = opening.days.map((d) => d.date);
  const days = opening.days.flatMap(({ date, hours }, i): Found[] => {
    const path = `openingHours.days.${i}`;
    if (date === "") return [[path, "date"]];
    if (dates.indexOf(date) < i) return [[path, "twice"]];
    return hoursProblems(`${path}.hours`, hours);
  });
  return [...week, ...days];
}

function ownProblems({ entered, message }: NonNullable<AccountSettings["ownReplies"]>): Found[] {
  const checks = [
    ["ownReplies.entered.replies", isWithin(entered.replies, settingRanges.replies)],
    ["ownReplies.entered.windowMs", isWithin(entered.windowMs, settingRanges.enteredWindowMs)],
    ["ownReplies.message.replies", isWithin(message.replies, settingRanges.replies)],
    ["ownReplies.message.windowMs", isWithin(message.windowMs, settingRanges.messageWindowMs)],
  ] as const;
  return checks.flatMap(([path, ok]) => (ok ? [] : [[path, "range"]]));
}

function automaticTextProblems(path: string, words: string): Found[] {
  const text = words.trim();
  if (isBlank(text)) return [[path, "empty"]];
  return lengthOf(text) > greetingLength ? [[path, "too_long"]] : [];
}

function requestProblems(text: string): Found[] {
  const path = "ratingRequest.text";
  const found = automaticTextProblems(path, text);
  return found.length > 0 || hasRatingSlot(text) ? found : [[path, "no_link"]];
}

function repetitionProblems({ customers, minutes }: NonNullable<AccountSettings["repetition"]>): Found[] {
  const checks = [
    ["repetition.customers", isWithin(customers, settingRanges.repetitionCustomers)],
    ["repetition.minutes", isWithin(minutes, settingRanges.repetitionMinutes)],
  ] as const;
  return checks.flatMap(([path, ok]) => (ok ? [] : [[path, "range"]]));
}

/** Returns what the server would refuse in the touched fields. */
export function problemsIn(values: Partial<AccountSettings>): Problems {
  const numbers = ranged.flatMap((key): Found[] => {
    const value = values[key];
    return value == null || isWithin(value, settingRanges[key]) ? [] : [[key, "range"]];
  });
  const { greeting, autoReply, openingHours, ownReplies, ratingRequest, repetition } = values;
  return Object.fromEntries([
    ...numbers,
    ...(typeof greeting === "string" ? automaticTextProblems("greeting", greeting) : []),
    ...(autoReply ? automaticTextProblems("autoReply.text", autoReply.text) : []),
    ...(ratingRequest ? requestProblems(ratingRequest.text) : []),
    ...openingProblems(openingHours ?? null),
    ...(ownReplies ? ownProblems(ownReplies) : []),
    ...(repetition ? repetitionProblems(repetition) : []),
  ]);
}

/** [GR7] Returns the conflict between the auto-reply's text and the opening hours, if either was touched. */
export function slotProblems(
  values: Partial<AccountSettings>,
  settings: AccountSettings,
  now: number,
): Problems {
  if (!("autoReply" in values || "openingHours" in values)) return {};
  if (openingProblems(values.openingHours ?? null).length > 0) return {};
  const why = slotProblemIn({ ...settings, ...values }, now);
  return why ? { "autoReply.text": why } : {};
}

const pathOfText = {
  greeting: "greeting",
  auto_reply: "autoReply.text",
  rating: "ratingRequest.text",
} as const;

function problemsOfRefusal(refusal: Extract<Failure, { kind: "refusal" }>["refusal"]): Problems {
  if (refusal.refusal === "own_replies_missing") return { ownReplies: "missing" };
  if (refusal.refusal === "automatic_text_refused")
    return refusal.text === "keyword_reply" ? {} : { [pathOfText[refusal.text]]: "conduct" };
  return refusal.refusal === "next_opening_unknown" ? { "autoReply.text": refusal.why } : {};
}

/** Returns the server's refusal by field, or nothing if it names no field. */
export function problemsOf(failure: Failure | null): Problems {
  if (!failure) return {};
  if (failure.kind === "refusal") return problemsOfRefusal(failure.refusal);
  const errors = failure.kind === "problem" ? (failure.problem?.errors ?? []) : [];
  const name = (field: string): ProblemName => (field === "openingHours.timeZone" ? "time_zone" : "refused");
  return Object.fromEntries(errors.map(({ field }) => [field, name(field)]));
}

export const problemAt = (problems: Problems, path: string): ProblemName | null =>
  problems[path] ?? Object.entries(problems).find(([at]) => at.startsWith(`${path}.`))?.[1] ?? null;
