import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { type Session, sessionCan } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { Refused } from "../http/problem.ts";
import { findRulingSession, type SessionOfAccount } from "../sessions/session-queries.ts";
import { findViewer } from "./viewer.ts";

/** The session that rules the conversation, if the agent may read it now; else why not. */
async function judge(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<SessionOfAccount | "session_not_found" | "not_allowed"> {
  const session = await findRulingSession(pool, conversationId);
  const viewer = session && (await findViewer(pool, session.accountId, agentId));
  if (!session || !viewer) return "session_not_found";
  return sessionCan.read(session, viewer) ? "not_allowed" : session;
}

/**
 * [AG7] The session that rules the conversation: the open one, else the newest. Throws `Refused` unless the agent may read the
 * conversation now; one of an account they are not bound to answers like one that never was.
 */
export async function getReadableSession(
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<SessionOfAccount> {
  const judged = await judge(pool, conversationId, agentId);
  if (typeof judged === "string") throw new Refused({ refusal: judged });
  return judged;
}

/**
 * [AG7] The same for one of its sessions: an old one is the conversation's. Who may not read it is told who serves it, or that it has
 * ended, as whoever would pick it up is, and no more.
 */
export async function admitToSession(pool: Pool, session: Session, agentId: AgentId): Promise<void> {
  const refusal = await judge(pool, session.conversationId, agentId);
  if (refusal === "not_allowed") throw new Refused({ refusal, ...whoServes(session) });
  if (refusal === "session_not_found") throw new Refused({ refusal });
}

/** Nothing of one that waited a moment ago: it has just been taken. */
function whoServes({ state, ownerId }: Session): { agentId?: AgentId | null } {
  if (state === "ended") return { agentId: null };
  return ownerId === null ? {} : { agentId: ownerId };
}

/** [AG7] The same as a question. */
export const mayReadConversation = async (
  pool: Pool,
  conversationId: ConversationId,
  agentId: AgentId,
): Promise<boolean> => typeof (await judge(pool, conversationId, agentId)) !== "string";

/** SQL: joins, as `s`, the session that rules the conversation of customer `c`; none of before an erasure (RT3). */
export const rulingSession = `
  join lateral (select id, state, owner_id from sessions
                 where conversation_id = c.id and (c.erased_seq is null or last_seq > c.erased_seq)
                 order by (state <> 'ended') desc, opened_at desc, last_seq desc limit 1) s on true`;

/** [AG7] Of these conversations, those that by now are somebody else's: an agent who ended a session of theirs reads them no more. */
export async function listOutOfSight(
  pool: Pool,
  agentId: AgentId,
  ids: readonly ConversationId[],
): Promise<ReadonlySet<ConversationId>> {
  const { rows } = await pool.query<{ id: ConversationId }>(
    `select c.id from conversations c ${rulingSession}
      where c.id = any($1) and s.state <> 'waiting' and s.owner_id is distinct from $2`,
    [ids, agentId],
  );
  return new Set(rows.map(({ id }) => id));
}
