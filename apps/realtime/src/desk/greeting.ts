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

/**
 * [GR1] [GR2] What the account automatically says to a customer who has just entered by the button, or null. `before` is the
 * allowance before the entry: while its window was open, somebody may answer, or the customer has been greeted already.
 */
export function greeting(
  desk: Desk,
  { session, conversation, before }: Entry,
  moment: Moment,
): NewFact | null {
  const text = desk.account.greeting;
  if (text === null || session.state === "active" || isOpen(before, moment.now)) return null;
  if (replyBlock(conversation.allowance, moment.now) || !mayBeSent(desk, text)) return null;
  // No owner decided it, so no change of owner stops it (GR3): it has no epoch.
  const reply: DeskMessage = { ...newMessage(session, { type: "text", text }, moment), direction: "out" };
  return queued({ reply, session, conversation }, moment);
}
