import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { type Session, sessionCan } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { Refused } from "../base/refused.ts";
import { findRulingSession, type SessionOfAccount } from "../lane/session-queries.ts";
import { withoutContent } from "../presenters/present.ts";
import { findViewer } from "./viewer.ts";

/** [AG11] The limit of an agent before pick-up: the open session, with only their own notes. */
export interface ReadingLimit {
  sessionId: SessionId;
  agentId: AgentId;
}

/** null: the agent may read all of it. */
export interface ReadableSession extends SessionOfAccount {
  limit: ReadingLimit | null;
}

async function judge(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<ReadableSession | "session_not_found" | "not_allowed"> {
  const session = await findRulingSession(pool, conversationId);
  const viewer = session && (await findViewer(pool, session.accountId, agentId));
  if (!session || !viewer) return "session_not_found";
  if (sessionCan.read(session, viewer)) return "not_allowed";
  const isLimited = sessionCan.readHistory(session, viewer) !== null;
  return { ...session, limit: isLimited ? { sessionId: session.id, agentId } : null };
}

/**
 * [AG7] Returns the deciding session and how far the agent may read. Throws `Refused` without access; a foreign
 * conversation answers like a missing one.
 */
export async function getReadableSession(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<ReadableSession> {
  const judged = await judge(pool, conversationId, agentId);
  if (typeof judged === "string") throw new Refused({ refusal: judged });
  return judged;
}

/** [AG7] [AG11] Returns how much the agent may see. While another session waits, an earlier one shows no content. */
export async function judgeSession(
  pool: Pool,
  session: Session,
  agentId: AgentId,
): Promise<"whole" | "without_content" | "session_not_found" | "not_allowed"> {
  const judged = await judge(pool, session.conversationId, agentId);
  if (typeof judged === "string") return judged;
  if (judged.limit === null || judged.limit.sessionId === session.id) return "whole";
  return session.ownerId === agentId ? "without_content" : "not_allowed";
}

export async function getSessionAsSeen(pool: Pool, session: Session, agentId: AgentId): Promise<Session> {
  const judged = await judgeSession(pool, session, agentId);
  if (judged === "not_allowed") throw new Refused({ refusal: judged, ...servingAgent(session) });
  if (judged === "session_not_found") throw new Refused({ refusal: judged });
  return judged === "whole" ? session : withoutContent(session);
}

/** Returns no agent for a session that was just picked up. */
function servingAgent({ state, ownerId }: Session): { agentId?: AgentId | null } {
  if (state === "ended") return { agentId: null };
  return ownerId === null ? {} : { agentId: ownerId };
}

/** [AG7] Returns how far the agent may read; null: not at all. */
export async function findReach(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<Pick<ReadableSession, "limit"> | null> {
  const judged = await judge(pool, conversationId, agentId);
  return typeof judged === "string" ? null : judged;
}

/** SQL that joins the deciding session as `s`, after any erasure of customer `c` (RT3). */
export const rulingSession = `
  join lateral (select id, state, owner_id from sessions
                 where conversation_id = c.id and (c.erased_seq is null or last_seq > c.erased_seq)
                 order by (state <> 'ended') desc, opened_at desc, last_seq desc limit 1) s on true`;

/** [AG7] [AG11] Returns the conversations whose ended sessions the agent may no longer read. */
export async function listOutOfSight(
  pool: Pool,
  agentId: AgentId,
  ids: readonly ConversationId[],
): Promise<ReadonlyMap<ConversationId, "waits" | "others">> {
  const { rows } = await pool.query<{ id: ConversationId; why: "waits" | "others" }>(
    `select c.id, case when s.state = 'waiting' then 'waits' else 'others' end as why
       from conversations c ${rulingSession}
      where c.id = any($1) and s.owner_id is distinct from $2`,
    [ids, agentId],
  );
  return new Map(rows.map(({ id, why }) => [id, why]));
}
