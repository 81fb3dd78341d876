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
