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
 * [GR1] [GR2] Returns the greeting for a customer who has just entered by the button, or null. `before` is the
 * allowance before the entry. While its window was open, an agent may answer, or the customer has been greeted already.
 */
export function greeting(
  desk: Desk,
  { session, conversation, before }: Entry,
  moment: Moment,
): NewFact | null {
  const text = desk.account.greeting;
  if (text === null || session.state === "active" || isOpen(before, moment.now)) return null;
  if (replyBlock(conversation.allowance, moment.now) || !mayBeSent(desk, text)) return null;
  // No owner decided this message, so a change of owner does not stop it (GR3): it has no epoch.
  const reply: DeskMessage = { ...newMessage(session, { type: "text", text }, moment), direction: "out" };
  return queued({ reply, session, conversation }, moment);
}
