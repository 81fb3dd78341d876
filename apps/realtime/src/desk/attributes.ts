import type { Command } from "./command.ts";
import { type Desk, findConversationOf, findOpenSession, type Moment } from "./desk.ts";
import { isOfBefore } from "./erasure.ts";
import type { Decision } from "./fact.ts";

/** [AT5] Notifies agents who have the customer open. A customer without a session cannot be open. */
export function setAttributes(
  desk: Desk,
  { openid, sessionId }: Extract<Command, { do: "set_attributes" }>,
  moment: Moment,
): Decision {
  const conversation = findConversationOf(desk, openid);
  if (!conversation) return [];
  const session =
    findOpenSession(desk, conversation.id) ?? (sessionId ? desk.sessions.get(sessionId) : undefined);
  const theirs = session && !isOfBefore(conversation, session);
  return theirs ? [{ type: "attributes_changed", at: moment.now, session }] : [];
}
