import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { type Session, sessionCan } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { Refused } from "../http/problem.ts";
import { findRulingSession, type SessionOfAccount } from "../sessions/session-queries.ts";
import { findViewer } from "./viewer.ts";

/** [AG11] What an agent may read of a conversation that waits: its open session, and of notes their own. */
export interface ReadingLimit {
  sessionId: SessionId;
  agentId: AgentId;
}

/** The session that rules a conversation, and how far it may be read; null: all of it. */
export interface ReadableSession extends SessionOfAccount {
  limit: ReadingLimit | null;
}

/** The session that rules the conversation, if the agent may read it now; else why not. */
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
 * [AG7] The session that rules the conversation: the open one, else the newest, with how far the agent may read. Throws `Refused` unless
 * they may read the conversation now; one of an account they are not bound to answers like one that never was.
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

const permits = (judged: Awaited<ReturnType<typeof judge>>, sessionId: SessionId): boolean =>
  typeof judged !== "string" && (judged.limit === null || judged.limit.sessionId === sessionId);

/**
 * [AG7] [AG11] The same for one of its sessions. Who may not read it is told who serves it, or that it has ended, as whoever would pick it
 * up is, and no more.
 */
export async function admitToSession(pool: Pool, session: Session, agentId: AgentId): Promise<void> {
  const judged = await judge(pool, session.conversationId, agentId);
  if (judged === "session_not_found") throw new Refused({ refusal: judged });
  if (!permits(judged, session.id)) throw new Refused({ refusal: "not_allowed", ...whoServes(session) });
}

/** [AG7] [AG11] The same as a question. */
export const mayReadSession = async (
  pool: Pool,
  { id, conversationId }: Pick<Session, "id" | "conversationId">,
  agentId: AgentId,
): Promise<boolean> => permits(await judge(pool, conversationId, agentId), id);

/** Nothing of one that waited a moment ago: it has just been taken. */
function whoServes({ state, ownerId }: Session): { agentId?: AgentId | null } {
  if (state === "ended") return { agentId: null };
  return ownerId === null ? {} : { agentId: ownerId };
}

/** [AG7] How far the agent may read the conversation; null: not at all. */
export async function findReach(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<Pick<ReadableSession, "limit"> | null> {
  const judged = await judge(pool, conversationId, agentId);
  return typeof judged === "string" ? null : judged;
}

/** SQL: joins, as `s`, the session that rules the conversation of customer `c`; none of before an erasure (RT3). */
export const rulingSession = `
  join lateral (select id, state, owner_id from sessions
                 where conversation_id = c.id and (c.erased_seq is null or last_seq > c.erased_seq)
                 order by (state <> 'ended') desc, opened_at desc, last_seq desc limit 1) s on true`;

/** [AG7] [AG11] Of these conversations, those that wait again or are somebody else's by now: an agent reads no more of a session of theirs that ended. */
export async function listOutOfSight(
  pool: Pool,
  agentId: AgentId,
  ids: readonly ConversationId[],
): Promise<ReadonlySet<ConversationId>> {
  const { rows } = await pool.query<{ id: ConversationId }>(
    `select c.id from conversations c ${rulingSession}
      where c.id = any($1) and s.owner_id is distinct from $2`,
    [ids, agentId],
  );
  return new Set(rows.map(({ id }) => id));
}
