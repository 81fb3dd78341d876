import type { AccountId, AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { BlockedCustomer } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";

interface BlockedRow {
  id: ConversationId;
  openid: string;
  remark: string | null;
  tags: string[];
  session_id: SessionId;
  at: number;
  agent_id: AgentId;
  agent_name: string;
  reason: string | null;
}

const presentBlocked = (r: BlockedRow): BlockedCustomer => ({
  customer: { id: r.id, openid: r.openid, remark: r.remark, tags: r.tags, blocked: true },
  sessionId: r.session_id,
  at: r.at,
  by: { id: r.agent_id, name: r.agent_name },
  reason: r.reason,
});

/** [BL4] Returns blocked customers, newest first, before `before`. */
export async function listBlocked(
  pool: Pool,
  accountId: AccountId,
  before: { at: number; id: string } | null,
  limit: number,
): Promise<BlockedCustomer[]> {
  const { rows } = await pool.query<BlockedRow>(
    `select c.id, c.openid, c.remark, c.tags, s.id as session_id, b.at, b.agent_id, a.name as agent_name, b.reason
       from blacklist b
       join conversations c on c.id = b.conversation_id
       join agents a on a.id = b.agent_id
       join lateral (select id from sessions where conversation_id = c.id order by opened_at desc limit 1) s on true
      where b.account_id = $1 and ($2::bigint is null or (b.at, b.conversation_id) < ($2, $3))
      order by b.at desc, b.conversation_id desc limit $4`,
    [accountId, before?.at ?? null, before?.id ?? "", limit],
  );
  return rows.map(presentBlocked);
}

/** [RT2] Returns the newest session, even from before an erasure, as the customer stays blocked. */
export async function findBlockedSession(
  pool: Pool,
  conversationId: ConversationId,
): Promise<{ id: SessionId; conversationId: ConversationId; accountId: AccountId } | null> {
  const { rows } = await pool.query<{ id: SessionId; accountId: AccountId }>(
    `select s.id, b.account_id as "accountId" from blacklist b join sessions s on s.conversation_id = b.conversation_id
      where b.conversation_id = $1 order by s.opened_at desc, s.last_seq desc limit 1`,
    [conversationId],
  );
  return rows[0] ? { ...rows[0], conversationId } : null;
}
