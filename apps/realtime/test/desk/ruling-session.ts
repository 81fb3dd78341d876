import type { ConversationId } from "@jieru/shared/domain/ids";
import { type Desk, type DeskSession, findRulingSession } from "../../src/desk/desk.ts";
import { isOfBefore } from "../../src/desk/erasure.ts";

/**
 * [AG7] [RT3] The session that decides who may read the conversation, none of before an erasure: what the database is asked for, of a
 * desk that holds everything.
 */
export function rulingSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  const conversation = desk.conversations.get(id);
  const isThere = (s: DeskSession) => conversation !== undefined && !isOfBefore(conversation, s);
  const sessions = new Map([...desk.sessions].filter(([, s]) => isThere(s)));
  return findRulingSession({ ...desk, sessions }, id);
}
