import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

export interface Reading {
  accountId: AccountId;
  agentId: AgentId;
  conversationId: ConversationId;
  ip: string;
  at: number;
}

/** [AG7] A supervisor opened a conversation that is another agent's. */
export async function recordReading(
  pool: Pool,
  { accountId, agentId, conversationId, ip, at }: Reading,
): Promise<void> {
  await pool.query(
    `insert into audit_log (account_id, agent_id, at, what, about, ip) values ($1, $2, $3, 'read_conversation', $4, $5)`,
    [accountId, agentId, at, conversationId, ip],
  );
}
