import { type Allowance, isOpen, replyBlock } from "@jieru/shared/domain/allowance";
import type { Conversation, Desk, DeskMessage, DeskSession, Moment, NewFact } from "./desk.ts";
import { newMessage } from "./moves.ts";
import { queued } from "./replies.ts";

/**
 * [GR1] [GR2] What the account says by itself to who has just entered by the button, or null. `before` is the allowance
 * before the entry: while its window was open, somebody may answer, or has been greeted already.
 */
export function greeting(
  desk: Desk,
  s: DeskSession,
  conversation: Conversation,
  before: Allowance,
  at: Moment,
): NewFact | null {
  const text = desk.account.greeting;
  if (text === null || s.state === "active" || isOpen(before, at.now)) return null;
  if (replyBlock(conversation.allowance, at.now)) return null;
  // No owner decided it, so no change of owner stops it (GR3): it has no epoch.
  const message: DeskMessage = { ...newMessage(s, { type: "text", text }, at), direction: "out" };
  return queued(message, s, conversation, at);
}
