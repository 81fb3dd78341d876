import type { Command } from "./command.ts";
import type { Decision } from "./decide.ts";
import { type Desk, findConversationOf, findOpenSession, type Moment } from "./desk.ts";
import { isOfBefore } from "./erasure.ts";

/** [AT5] Whoever has the customer before them hears that the shop says something else now. Nobody has a customer who never came. */
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
