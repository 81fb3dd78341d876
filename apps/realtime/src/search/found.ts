import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AgentId, ConversationId, SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Piece } from "@jieru/shared/domain/search";
import type { Customer, SessionState } from "@jieru/shared/domain/session";

export interface Filters {
  from: number | null;
  to: number | null;
  agentId: AgentId | null;
  tag: string | null;
  state: SessionState | null;
  topicId: TopicId | null;
}

export interface Asked extends Filters {
  viewer: Viewer;
  pieces: readonly Piece[];
  limit: number;
}

/** [FI3] SQL: whether `viewer` may read session `s`, like `sessionCan.read` (AG7). null: may read all. */
export const readableBy = (viewer: string): string =>
  `(${viewer}::text is null or s.state = 'waiting' or s.owner_id = ${viewer})`;
/** [AG11] SQL: whether `viewer` may read message `m`. */
export const withinReachOf = (viewer: string): string =>
  `(${viewer}::text is null or s.owner_id = ${viewer}
    or (m.session_id = s.id and (m.content ->> 'type' <> 'note' or m.agent_id = ${viewer})))`;
/** SQL: the customer's tag and the session's state; null matches any. */
export const matches = (tag: string, state: string): string =>
  `(${tag}::text is null or ${tag} = any(c.tags)) and (${state}::text is null or s.state = ${state})`;

/** SQL: whether a session of `w` waits or is the agent's, a fast test before `readableBy`. `$1`: the account. */
export const maybeReadableBy = (viewer: string): string => `(${viewer}::text is null or w.conversation_id in (
    select conversation_id from sessions where account_id = $1 and state = 'waiting'
    union all
    select conversation_id from sessions where account_id = $1 and state in ('active', 'inactive') and owner_id = ${viewer}
    union all
    select conversation_id from sessions where account_id = $1 and state = 'ended' and owner_id = ${viewer}))`;

/** null: may read the whole account. */
export const restrictedTo = (viewer: Viewer): AgentId | null => (supervises(viewer) ? null : viewer.id);

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
/** SQL: searchable text of message `m`. */
export const messageTextSql = `coalesce(m.content ->> 'text', m.content ->> 'note', m.content #>> '{card,title}',
                     concat_ws(' ', m.content #>> '{link,title}', m.content #>> '{link,description}'))`;

export const foundColumns = `c.id as conversation_id, c.openid, c.remark, c.tags, c.blocked, s.id as session_id, s.state, s.owner_id`;

export const customerIn = (r: FoundRow): Customer => ({
  id: r.conversation_id,
  openid: r.openid,
  remark: r.remark,
  tags: r.tags,
  blocked: r.blocked,
});
export const sessionIn = (r: FoundRow) => ({ id: r.session_id, state: r.state, ownerId: r.owner_id });
