import type { Found, History } from "../history.ts";
import { isPicture } from "../workload/picture.ts";
import { type KindOfWords, kindsOfWords, type Words } from "../workload/writing.ts";
import { countOf, type Violation } from "./violation.ts";

export type WordsTally = Record<KindOfWords, number> & { told: number; pictures: number };

export function tallyWords({ words, log, said }: History): WordsTally {
  const taken = countOf(words.filter(({ answer }) => answer === "taken").map(({ kind }) => kind));
  const of = Object.fromEntries(kindsOfWords.map((kind) => [kind, taken.get(kind) ?? 0]));
  const reminders = log.filter(({ type }) => type === "reminder_due").length;
  const pictures = said.filter((m) => m.delivery === "sent" && isPicture(m.label)).length;
  return { ...(of as Record<KindOfWords, number>), told: reminders, pictures };
}

/** Rule that a lost or doubled text breaks. */
const rules: Record<KindOfWords, Violation["promise"]> = {
  note: "OB1",
  remark: "DI6",
  topic: "WU2",
  reminder: "RM1",
};

/** Kinds whose repeated request changes nothing. A transfer or reminder may be repeated later with effect. */
const once: ReadonlySet<KindOfWords> = new Set(["note", "topic"]);

/** Places where a text may be stored: its session; a note also in a later session of its conversation (NO2). */
type MayStand = (one: Words, sessionId: string) => boolean;

function placesIn(log: History["log"]): MayStand {
  const conversations = new Map(log.map(({ sessionId, conversationId }) => [sessionId, conversationId]));
  return ({ kind, sessionId }, there) =>
    there === sessionId ||
    (kind === "note" && conversations.get(there) === (conversations.get(sessionId) ?? "none"));
}

/**
 * [OB1] [DI6] [WU2] [RM1] Checks that an accepted text is stored once, unchanged, in its session; a refused one is not. No such text goes to
 * WeChat (NO4).
 */
export function checkWords({ words, found, sent, log }: History): Violation[] {
  const places = Map.groupBy(found, ({ text }) => text);
  const mayStand = placesIn(log);
  const violations = words.flatMap((one) => checkOne(one, places.get(one.text) ?? [], mayStand));
  const written = new Map(words.map((one) => [one.text, one]));
  for (const { kind, text, sessionId } of found)
    if (!written.has(text))
      violations.push({
        promise: rules[kind],
        kind: "unexpected",
        about: `${kind} “${text}” of ${sessionId}`,
      });
  for (const { text } of sent)
    if (written.has(text)) violations.push({ promise: "NO4", kind: "unexpected", about: `${text} was sent` });
  return violations;
}

function checkOne(one: Words, places: readonly Found[], mayStand: MayStand): Violation[] {
  const { kind, text, sessionId, answer, lost } = one;
  const violation = (what: Violation["kind"], how: string): Violation[] => [
    { promise: rules[kind], kind: what, about: `${kind} “${text}” of ${sessionId} ${how}` },
  ];
  const times = places.reduce((sum, place) => sum + place.times, 0);
  const most = once.has(kind) ? 1 : 1 + lost;
  if (places.some((place) => place.kind !== kind || !mayStand(one, place.sessionId)))
    return violation("untrue", `stands at ${places.map((place) => `${place.kind} of ${place.sessionId}`)}`);
  if (answer === "taken" && times === 0) return violation("lost", "was taken");
  if (answer === "refused" && times > 0) return violation("unexpected", "was refused");
  return times > most ? violation("duplicated", `stands there ${times} times`) : [];
}
