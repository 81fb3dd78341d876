import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { findRulingSession } from "../feed/log.ts";
import { findViewer } from "./viewer.ts";

/**
 * [AG7] Whether the agent may read the conversation now: judged by its open session, or by the newest when none is open.
 * Who is not bound to the account may not.
 */
export async function mayReadConversation(
  pool: Pool,
  agentId: AgentId,
  conversationId: ConversationId,
): Promise<boolean> {
  const session = await findRulingSession(pool, conversationId);
  if (!session) return false;
  const viewer = await findViewer(pool, session.accountId, agentId);
  return viewer !== null && blockOf("read", session, viewer, session.lastActivityAt) === null;
}

/** [AG7] Of these conversations, those that by now are somebody else's: an agent who ended a session of theirs reads them no more. */
export async function listOutOfSight(
  pool: Pool,
  agentId: AgentId,
  ids: readonly ConversationId[],
): Promise<ReadonlySet<ConversationId>> {
  const { rows } = await pool.query<{ id: ConversationId }>(
    `select c.id from conversations c
       join lateral (select state, owner_id from sessions
                      where conversation_id = c.id and (c.erased_seq is null or last_seq > c.erased_seq)
                      order by (state <> 'ended') desc, opened_at desc, last_seq desc limit 1) s on true
      where c.id = any($1) and s.state <> 'waiting' and s.owner_id is distinct from $2`,
    [ids, agentId],
  );
  return new Set(rows.map(({ id }) => id));
}
