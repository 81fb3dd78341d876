import { replyBlock } from "@jieru/shared/domain/allowance";
import { autoReplyText } from "@jieru/shared/domain/auto-reply";
import type { Content } from "@jieru/shared/domain/message";
import type { AutoReply } from "@jieru/shared/domain/settings";
import { mayBeSent } from "./conduct-rules.ts";
import type { Conversation, Desk, DeskMessage, DeskSession, Moment } from "./desk.ts";
import type { NewFact } from "./fact.ts";
import { isClosed, isNobodyOnline } from "./hand-over.ts";
import { newMessage } from "./moves.ts";
import { queued } from "./replies.ts";

const mostOftenMs = 12 * 3_600_000;

export interface Written {
  session: DeskSession;
  conversation: Conversation;
}

export function autoReply(desk: Desk, { session, conversation }: Written, moment: Moment): NewFact | null {
  const { autoReply, openingHours } = desk.account;
  if (autoReply === null || !isTime(desk, autoReply.when, moment.now) || isServed(desk, session)) return null;
  if (wasSaid(conversation, session, moment.now) || !leavesOne(conversation, moment.now)) return null;
  const text = autoReplyText(autoReply, openingHours, moment.now);
  if (text === null || !mayBeSent(desk, text)) return null;
  const autoReplied = { at: moment.now, sessionId: session.id };
  const written = { session, conversation: { ...conversation, autoReplied } };
  return automaticTextFact(written, { type: "text", text }, moment);
}

/** [GR6] Returns the fact of an automatic text. Lists go on showing the customer's message. */
export function automaticTextFact(
  { session, conversation }: Written,
  content: Extract<Content, { type: "text" }>,
  moment: Moment,
): NewFact {
  const reply: DeskMessage = { ...newMessage(session, content, moment), direction: "out" };
  return { ...queued({ reply, session, conversation }, moment), session };
}

function isTime(desk: Desk, when: AutoReply["when"], now: number): boolean {
  switch (when) {
    case "nobody_online":
      return isNobodyOnline(desk);
    case "closed":
      return isClosed(desk, now);
    case "either":
      return isNobodyOnline(desk) || isClosed(desk, now);
  }
}

export const isServed = ({ agents }: Desk, { state, ownerId }: DeskSession): boolean =>
  state === "active" && ownerId !== null && agents.get(ownerId)?.status === "online";

/** [GR5] Also holds if the clock was set back meanwhile. */
const wasSaid = ({ autoReplied: said }: Conversation, session: DeskSession, now: number): boolean =>
  said !== null && (said.sessionId === session.id || Math.abs(now - said.at) < mostOftenMs);

/** [GR5] [KA3] Returns whether an automatic text leaves a reply. The last reply is for an agent. */
export const leavesOne = ({ allowance }: Conversation, now: number): boolean =>
  allowance.left > 1 && replyBlock(allowance, now) === null;
