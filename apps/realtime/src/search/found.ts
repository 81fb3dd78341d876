/** What all searches share: who may see what is found, and by which session that is judged. */
import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Piece } from "@jieru/shared/domain/search";
import type { Customer, SessionState } from "@jieru/shared/domain/session";

export interface Filters {
  from: number | null;
  to: number | null;
  agentId: AgentId | null;
  tag: string | null;
  state: SessionState | null;
}

export interface Asked extends Filters {
  viewer: Viewer;
  pieces: readonly Piece[];
  limit: number;
}

/**
 * [FI3] The customer `c` and the session `s` that rules their conversation: the open one, else the newest; none of before an
 * erasure. `mayRead` is that of `sessionCan` (AG7): `$viewer` is null for who may read everything.
 */
export const rulingSession = `
  join lateral (select id, state, owner_id from sessions
                 where conversation_id = c.id and (c.erased_seq is null or last_seq > c.erased_seq)
                 order by (state <> 'ended') desc, opened_at desc, last_seq desc limit 1) s on true`;

/** SQL: whether whoever the parameter names may read `s` (AG7). */
export const readableBy = (viewer: string): string =>
  `(${viewer}::text is null or s.state = 'waiting' or s.owner_id = ${viewer})`;
export const matches = (tag: string, state: string): string =>
  `(${tag}::text is null or ${tag} = any(c.tags)) and (${state}::text is null or s.state = ${state})`;

/**
 * Conversations that an agent may be able to read: with a session that waits or that was theirs. Keeps out nearly everything of
 * what they may not, before it is looked at one by one.
 */
export const maybeReadableBy = (viewer: string): string => `(${viewer}::text is null or w.conversation_id in (
    select conversation_id from sessions where account_id = $1 and state = 'waiting'
    union all
    select conversation_id from sessions where account_id = $1 and state in ('active', 'inactive') and owner_id = ${viewer}
    union all
    select conversation_id from sessions where account_id = $1 and state = 'ended' and owner_id = ${viewer}))`;

/** Null for who may read all of the account. */
export const restrictedTo = (viewer: Viewer): AgentId | null =>
  supervises(viewer) ? null : (viewer.id as AgentId);

export interface FoundRow {
  conversation_id: ConversationId;
  openid: string;
  remark: string | null;
  tags: string[];
  blocked: boolean;
  session_id: SessionId;
  state: SessionState;
  owner_id: AgentId | null;
}
export const foundColumns = `c.id as conversation_id, c.openid, c.remark, c.tags, c.blocked, s.id as session_id, s.state, s.owner_id`;

export const customerIn = (r: FoundRow): Customer => ({
  id: r.conversation_id,
  openid: r.openid,
  remark: r.remark,
  tags: r.tags,
  blocked: r.blocked,
});
export const sessionIn = (r: FoundRow) => ({ id: r.session_id, state: r.state, ownerId: r.owner_id });
