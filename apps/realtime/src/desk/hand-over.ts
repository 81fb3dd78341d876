import { isOpenAt } from "@jieru/shared/domain/opening-hours";
import type { Conversation, Desk, DeskSession, Moment } from "./desk.ts";
import type { NewFact } from "./fact.ts";
import { newMessageAt, noticeIn } from "./moves.ts";

export const isNobodyOnline = ({ agents }: Desk): boolean =>
  !agents.values().some((a) => a.status === "online");

export const isClosed = ({ account }: Desk, now: number): boolean => !isOpenAt(account.openingHours, now);

/** [HO1] Returns whether customers without an agent are routed to WeChat's own tool. */
export function handsOver(desk: Desk, now: number): boolean {
  const { handOver } = desk.account;
  if (handOver === "closed") return isClosed(desk, now);
  return handOver === "nobody_online" && isNobodyOnline(desk);
}

/** [HO2] `s` is null if no session is open. */
export function handedOver(conversation: Conversation, s: DeskSession | null, moment: Moment): NewFact {
  const notice = { what: "handed_over" } as const;
  if (s)
    return { type: "customer_handed_over", at: moment.now, session: s, message: noticeIn(s, notice, moment) };
  const place = { conversationId: conversation.id, sessionId: null };
  const message = {
    ...newMessageAt(place, { type: "notice", notice }, moment),
    direction: "system" as const,
  };
  return { type: "customer_handed_over", at: moment.now, conversation, message };
}
