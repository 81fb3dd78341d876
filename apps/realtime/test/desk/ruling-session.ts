import type { ConversationId } from "@jieru/shared/domain/ids";
import { type Desk, type DeskSession, findRulingSession } from "../../src/desk/desk.ts";
import { isOfBefore } from "../../src/desk/erasure.ts";

/** [AG7] [RT3] Returns the session that decides read access. Sessions from before an erasure do not count. */
export function rulingSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  const conversation = desk.conversations.get(id);
  const isThere = (s: DeskSession) => conversation !== undefined && !isOfBefore(conversation, s);
  const sessions = new Map([...desk.sessions].filter(([, s]) => isThere(s)));
  return findRulingSession({ ...desk, sessions }, id);
}
