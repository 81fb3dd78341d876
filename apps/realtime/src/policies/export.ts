import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { Refused } from "../base/refused.ts";
import type { SessionOfAccount } from "../lane/session-queries.ts";
import { getReadableSession } from "./conversation.ts";
import { findViewer } from "./viewer.ts";

/** [EX1] Throws `Refused` unless the agent may read the conversation and is a supervisor. */
export async function getExportableSession(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<SessionOfAccount> {
  const session = await getReadableSession(pool, conversationId, agentId);
  const viewer = await findViewer(pool, session.accountId, agentId);
  if (!viewer || viewer.role === "agent") throw new Refused({ refusal: "not_allowed" });
  return session;
}
