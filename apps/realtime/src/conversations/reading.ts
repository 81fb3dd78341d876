import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import type { Readers } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import { findRulingSession } from "../feed/log.ts";
import { findViewer } from "../policies/viewer.ts";
import { Refused } from "../problem.ts";

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

/** So long paging on, and hearing on, belongs to the reading one began. */
export const readingLastsMs = 12 * 3_600_000;

/**
 * [AG7] A supervisor asked for what stands before or after a message, or heard what was said. Whoever has opened the conversation lately, since its session
 * began, goes on; whoever has not reads it all the same. Answers when the reading began that this belongs to.
 */
export async function recordPaging(pool: Pool, reading: Reading, openedAt: number): Promise<number> {
  const { accountId, agentId, conversationId, at } = reading;
  const { rows } = await pool.query<{ at: number }>(
    `select at from audit_log where account_id = $1 and agent_id = $2 and what = 'read_conversation'
        and at >= $4 and about = $3 order by at desc limit 1`,
    [accountId, agentId, conversationId, Math.max(openedAt, at - readingLastsMs)],
  );
  if (rows[0]) return rows[0].at;
  await recordReading(pool, reading);
  return at;
}

type Held = Pick<Session, "conversationId" | "openedAt" | "ownerId"> & { accountId: AccountId };

/** [AG9] Who read it as another's since the session began, each once, the latest first; who owns it by now is not among them. */
export async function listReaders(
  pool: Pool,
  { accountId, conversationId, openedAt, ownerId }: Held,
): Promise<Readers["readers"]> {
  const { rows } = await pool.query<Readers["readers"][number]>(
    `select agent_id as "agentId", max(at) as at from audit_log
      where account_id = $1 and at >= $3 and what = 'read_conversation' and about = $2
        and agent_id is distinct from $4
      group by agent_id order by max(at) desc, agent_id limit 20`,
    [accountId, conversationId, openedAt, ownerId],
  );
  return rows;
}

/** [AG7] The session that rules it. Throws unless the agent may read the conversation now. One of another account answers like one that never was. */
export async function refuseReading(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
  now: number,
): Promise<Session & { accountId: AccountId }> {
  const session = await findRulingSession(pool, conversationId);
  const viewer = session && (await findViewer(pool, session.accountId, agentId));
  if (!session || !viewer) throw new Refused({ refusal: "session_not_found" });
  if (blockOf("read", session, viewer, now)) throw new Refused({ refusal: "not_allowed" });
  return session;
}
