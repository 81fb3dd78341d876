import type { Message } from "@jieru/shared/domain/message";

interface Pending {
  state: string;
  body: { type: string };
}

/** [TR7] Returns whether a reply is being sent, or has arrived while the session does not show it yet. */
export function isAnswerPending(messages: readonly Message[], pending: readonly Pending[]): boolean {
  if (pending.some(({ state, body }) => state !== "refused" && body.type !== "note")) return true;
  const last = messages.findLast((m) => m.direction !== "system");
  return last?.direction === "out" && last.delivery?.state !== "failed";
}
