import type { Message } from "@jieru/shared/domain/message";

interface Pending {
  state: string;
  body: { type: string };
}

/** [TR7] A reply is on its way, or has arrived while the session does not show it yet: the customer is not left waiting. */
export function answerUnderWay(messages: readonly Message[], pending: readonly Pending[]): boolean {
  if (pending.some(({ state, body }) => state !== "refused" && body.type !== "note")) return true;
  const last = messages.findLast((m) => m.direction !== "system");
  return last?.direction === "out" && last.delivery?.state !== "failed";
}
