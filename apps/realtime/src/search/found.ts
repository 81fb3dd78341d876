/** What all searches share: what is looked at, and who may see what is found. */
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

/**
 * [FI3] SQL: whether whom the parameter `viewer` names may read what session `s` rules, as `sessionCan.read` says (AG7). Null is who may
 * read everything (`restrictedTo`).
 */
export const readableBy = (viewer: string): string =>
  `(${viewer}::text is null or s.state = 'waiting' or s.owner_id = ${viewer})`;
/** [AG11] SQL: whether of message `m`, in the conversation that `s` rules, whom `viewer` names may read as much as this. */
export const withinReachOf = (viewer: string): string =>
  `(${viewer}::text is null or s.owner_id = ${viewer}
    or (m.session_id = s.id and (m.content ->> 'type' <> 'note' or m.agent_id = ${viewer})))`;
/** SQL: whether customer `c` has the tag and session `s` the state that these parameters name; null: any will do. */
export const matches = (tag: string, state: string): string =>
  `(${tag}::text is null or ${tag} = any(c.tags)) and (${state}::text is null or s.state = ${state})`;

/**
 * SQL: whether the conversation of `w` has a session that waits or is or was the agent's. No other can be readable by them, so nearly
 * all they may not read is kept out before each is looked at (`readableBy`). `$1` is the account.
 */
export const maybeReadableBy = (viewer: string): string => `(${viewer}::text is null or w.conversation_id in (
    select conversation_id from sessions where account_id = $1 and state = 'waiting'
    union all
    select conversation_id from sessions where account_id = $1 and state in ('active', 'inactive') and owner_id = ${viewer}
    union all
    select conversation_id from sessions where account_id = $1 and state = 'ended' and owner_id = ${viewer}))`;

/** Null for who may read all of the account. */
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
/** SQL: of message `m`, the text that is indexed, that hits are looked for in and that excerpts are cut from. */
export const saidIn = `coalesce(m.content ->> 'text', m.content ->> 'note', m.content #>> '{card,title}',
                     concat_ws(' ', m.content #>> '{link,title}', m.content #>> '{link,description}'))`;

/** SQL: of customer `c` and session `s`. */
export const foundColumns = `c.id as conversation_id, c.openid, c.remark, c.tags, c.blocked, s.id as session_id, s.state, s.owner_id`;

export const customerIn = (r: FoundRow): Customer => ({
  id: r.conversation_id,
  openid: r.openid,
  remark: r.remark,
  tags: r.tags,
  blocked: r.blocked,
});
export const sessionIn = (r: FoundRow) => ({ id: r.session_id, state: r.state, ownerId: r.owner_id });
