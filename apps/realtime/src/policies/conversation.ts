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

/** The session that decides who may read a conversation, and how far it may be read; null: all of it. */
export interface ReadableSession extends SessionOfAccount {
  limit: ReadingLimit | null;
}

/** Returns the session that decides, if the agent may read the conversation now; else why they may not. */
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
 * [AG7] Returns the session that decides who may read the conversation: the open one, else the newest. It says how far
 * the agent may read. Throws `Refused` unless they may read the conversation now. A conversation of another account is
 * answered like one that never existed.
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

/**
 * [AG7] [AG11] Returns how much of one of the conversation's sessions the agent may see. While another session waits,
 * an agent who served an earlier one sees that without content.
 */
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

/**
 * [AG7] [AG11] Returns the session as the agent may see it. Otherwise throws `Refused`, which names the agent who
 * serves it, or says that it has ended.
 */
export async function getSessionAsSeen(pool: Pool, session: Session, agentId: AgentId): Promise<Session> {
  const judged = await judgeSession(pool, session, agentId);
  if (judged === "not_allowed") throw new Refused({ refusal: judged, ...whoServes(session) });
  if (judged === "session_not_found") throw new Refused({ refusal: judged });
  return judged === "whole" ? session : withoutContent(session);
}

/** Returns no agent for a session that waited a moment ago: it has just been picked up. */
function whoServes({ state, ownerId }: Session): { agentId?: AgentId | null } {
  if (state === "ended") return { agentId: null };
  return ownerId === null ? {} : { agentId: ownerId };
}

/** [AG7] Returns how far the agent may read the conversation; null: not at all. */
export async function findReach(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<Pick<ReadableSession, "limit"> | null> {
  const judged = await judge(pool, conversationId, agentId);
  return typeof judged === "string" ? null : judged;
}

/**
 * SQL that joins, as `s`, the session that decides who may read the conversation of customer `c`. Sessions from before
 * an erasure do not count (RT3).
 */
export const rulingSession = `
  join lateral (select id, state, owner_id from sessions
                 where conversation_id = c.id and (c.erased_seq is null or last_seq > c.erased_seq)
                 order by (state <> 'ended') desc, opened_at desc, last_seq desc limit 1) s on true`;

/**
 * [AG7] [AG11] Returns the conversations whose ended sessions the agent may no longer read. Their newer session waits
 * or is somebody else's.
 */
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
