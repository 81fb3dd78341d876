/** The reason why the waiting queue is not shorter. */
import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";

export type WaitingReason =
  | { reason: "nobody_online" }
  | { reason: "nobody_auto" | "auto_full"; count: number };

/** Returns null if an agent with automatic pick-up is free or no waiting customer can be answered (DI8). */
export function waitingReason({ waiting, agents }: Snapshot): WaitingReason | null {
  if (answerableCount(waiting) === 0) return null;
  const online = agents.filter((a) => a.status === "online");
  if (online.length === 0) return { reason: "nobody_online" };
  const auto = online.filter((a) => a.auto);
  if (auto.length === 0) return { reason: "nobody_auto", count: online.length };
  return auto.every((a) => a.load >= a.capacity) ? { reason: "auto_full", count: auto.length } : null;
}
