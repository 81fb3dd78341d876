/** Why the waiting line is not shorter, so that the supervisor need not work it out from the table. */
import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";

export type LineReason =
  | { reason: "nobody_online" }
  /** How many agents are online, or on automatic pick-up. */
  | { reason: "nobody_auto" | "auto_full"; count: number };

/** null if an agent with automatic pick-up is free, or nobody waits who can be answered (DI8). */
export function lineReason({ waiting, agents }: Snapshot): LineReason | null {
  if (answerableCount(waiting) === 0) return null;
  const online = agents.filter((a) => a.status === "online");
  if (online.length === 0) return { reason: "nobody_online" };
  const auto = online.filter((a) => a.auto);
  if (auto.length === 0) return { reason: "nobody_auto", count: online.length };
  return auto.every((a) => a.load >= a.capacity) ? { reason: "auto_full", count: auto.length } : null;
}
