import { type Allowance, isOpen, replyBlock } from "@jieru/shared/domain/allowance";
import { mayBeSent } from "./conduct-rules.ts";
import type { Conversation, Desk, DeskMessage, DeskSession, Moment } from "./desk.ts";
import type { NewFact } from "./fact.ts";
import { newMessage } from "./moves.ts";
import { queued } from "./replies.ts";

interface Entry {
  session: DeskSession;
  conversation: Conversation;
  before: Allowance;
}

/** [GR1] [GR2] Returns the greeting, or null. With a window open before the entry, no greeting is needed. */
export function greeting(
  desk: Desk,
  { session, conversation, before }: Entry,
  moment: Moment,
): NewFact | null {
  const text = desk.account.greeting;
  if (text === null || session.state === "active" || isOpen(before, moment.now)) return null;
  if (replyBlock(conversation.allowance, moment.now) || !mayBeSent(desk, text)) return null;
  // No epoch: a change of owner does not stop this message (GR6).
  const reply: DeskMessage = { ...newMessage(session, { type: "text", text }, moment), direction: "out" };
  return queued({ reply, session, conversation }, moment);
}
