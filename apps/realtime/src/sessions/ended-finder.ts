import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session, SessionOutcome } from "@jieru/shared/domain/session";
import type { AboutFilter } from "@jieru/shared/domain/wrap-up";
import type { Pool } from "pg";
import { type EndedBefore, type EndedPage, listEnded, listEndedById } from "../lane/session-queries.ts";

/** Absent fields match all. */
export interface EndedFilter {
  ownerId: AgentId | null;
  tag?: string | undefined;
  source?: string | undefined;
  about?: AboutFilter | undefined;
  outcome?: SessionOutcome | undefined;
}

export interface FoundEnded {
  sessions: Session[];
  /** null: the end. */
  next: EndedBefore | null;
}

export const searchedPerPage = 5_000;

const endOf = (session: Session | undefined): EndedBefore | null =>
  session ? { before: session.endedAt ?? 0, beforeId: session.id } : null;

/** Returns a page with bounded work. */
export async function findEnded(
  pool: Pool,
  accountId: AccountId,
  filter: EndedFilter,
  page: EndedPage,
): Promise<FoundEnded> {
  const { last, limit } = page;
  if (
    filter.tag === undefined &&
    filter.source === undefined &&
    filter.about === undefined &&
    filter.outcome === undefined
  ) {
    const found = await listEnded(pool, accountId, filter.ownerId, { last, limit: limit + 1 });
    const sessions = found.slice(0, limit);
    return { sessions, next: found.length > limit ? endOf(sessions.at(-1)) : null };
  }
  const { ids, next } = await lookThrough(pool, accountId, filter, page);
  return { sessions: await listEndedById(pool, ids), next };
}

interface Look {
  ids: SessionId[];
  before: number | null;
  beforeId: SessionId | null;
}

/** [WU9] Returns SQL for the topic's index, when searching everybody's sessions. */
function alongTopic({ ownerId, about }: EndedFilter): string {
  if (ownerId !== null || about === undefined) return "";
  return about === "nothing" ? "and topic_id is null" : "and topic_id = $9";
}

/** NOTE: as a join, the planner goes through all customers for a tag. [RT3] A page must not end with an erased session. */
async function lookThrough(
  pool: Pool,
  accountId: AccountId,
  filter: EndedFilter,
  { last, limit }: EndedPage,
): Promise<{ ids: SessionId[]; next: EndedBefore | null }> {
  const { ownerId, tag, source, about, outcome } = filter;
  const { rows } = await pool.query<Look>(
    `with seen as materialized (
       select id, conversation_id, source, topic_id, outcome, ended_at, last_seq from sessions
        where account_id = $1 and state = 'ended' and ($2::text is null or owner_id = $2)
          and ($3::bigint is null or (ended_at, id) < ($3, $4)) ${alongTopic(filter)}
        order by ended_at desc, id desc limit $5),
     found as materialized (
       select id, ended_at from seen
        where ($6::text is null or source = $6) and ($9::text is null or coalesce(topic_id, 'nothing') = $9)
          and ($10::text is null or outcome = $10)
          and (select ($7::text is null or $7 = any(tags)) and (erased_seq is null or seen.last_seq > erased_seq)
                 from conversations where id = seen.conversation_id)
        order by ended_at desc, id desc limit $8),
     place as (
       (select ended_at, id from found where (select count(*) from found) = $8 order by ended_at, id limit 1)
       union all
       (select ended_at, id from seen where (select count(*) from seen) = $5 order by ended_at, id limit 1)
       limit 1)
     select array(select id from found order by ended_at desc, id desc) as ids, place.ended_at as before, place.id as "beforeId"
       from (values (1)) as one left join place on true`,
    [
      accountId,
      ownerId,
      last?.before ?? null,
      last?.beforeId ?? "",
      searchedPerPage,
      source ?? null,
      tag ?? null,
      limit,
      about ?? null,
      outcome ?? null,
    ],
  );
  const { ids = [], before = null, beforeId = null } = rows[0] ?? {};
  return { ids, next: before !== null && beforeId !== null ? { before, beforeId } : null };
}
