import type { AgentId } from "@jieru/shared/domain/ids";
import { initialsOf } from "../../../lib/text/initials.ts";
import { pinyinPlace } from "../../../lib/text/pinyin.ts";
import type { Candidate } from "./assignability.ts";

/** The key of `conversation:transfer` that describes the agent. */
export type Fitness = "offline" | "self" | "full" | "cannotFull" | "cannotOffline" | "gone" | "away" | "fit";

const noted = { away: "away", over: "full", offline: "offline" } as const;
const refused = { full: "cannotFull", offline: "cannotOffline", theirs: "self", gone: "gone" } as const;

export const fitnessOf = ({ giving }: Candidate): Fitness => {
  if (giving.give === "no") return refused[giving.why];
  return giving.note === null ? "fit" : noted[giving.note];
};

export const canTake = ({ giving }: Candidate): boolean => giving.give === "yes";

export type Receiver = AgentId | "line";

/** Returns colleagues whose name, pinyin or initials contain the text. */
export function findTargets(targets: readonly Candidate[], find: string): Candidate[] {
  const wanted = find.trim().toLowerCase();
  return targets.filter(
    ({ agent: { name } }) =>
      [name.toLowerCase(), initialsOf(name)].some((text) => text.includes(wanted)) ||
      pinyinPlace(name, wanted) >= 0,
  );
}

/** Returns the first match who can take it; null without a search. */
export function firstFound(targets: readonly Candidate[], find: string): AgentId | null {
  if (find.trim() === "") return null;
  return findTargets(targets, find).find(canTake)?.agent.id ?? null;
}

/** Returns the next one down or up; without a choice, the first or the last. */
export function nextReceiver(receivers: readonly Receiver[], from: Receiver | null, step: number): Receiver {
  const first = step > 0 ? 0 : receivers.length - 1;
  const at = from === null ? first : receivers.indexOf(from) + step;
  return receivers[Math.min(receivers.length - 1, Math.max(0, at))] ?? "line";
}
