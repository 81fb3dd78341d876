import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { recordAudit } from "../audit/record-audit.ts";

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
  await recordAudit(pool, { what: "read_conversation", accountId, agentId, about: conversationId, ip, at });
}
