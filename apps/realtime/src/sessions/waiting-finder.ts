import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { AboutFilter } from "@jieru/shared/domain/wrap-up";
import type { Pool } from "pg";
import { queueOrder } from "../lane/session-queries.ts";

/** Absent fields match all. */
export interface QueueFilter {
  tag?: string | undefined;
  source?: string | undefined;
  about?: AboutFilter | undefined;
  unread?: true | undefined;
  reminder?: true | undefined;
}

/** Requests with the same filter share one search. */
const sharedMs = 1_000;

const valuesOf = ({ tag, source, about, unread, reminder }: QueueFilter) => [
  tag,
  source,
  about,
  unread,
  reminder,
];

export const isQueueFilter = (filter: QueueFilter): boolean =>
  valuesOf(filter).some((value) => value !== undefined);

/** Returns ids in the queue's order, searching at most once a second per account and filter. */
export function createWaitingFinder(pool: Pool) {
  const recent = new Map<string, Promise<SessionId[]>>();
  return (accountId: AccountId, filter: QueueFilter): Promise<SessionId[]> => {
    const key = JSON.stringify([accountId, ...valuesOf(filter)]);
    const running = recent.get(key);
    if (running) return running;
    const search = findWaiting(pool, accountId, filter);
    recent.set(key, search);
    setTimeout(() => recent.delete(key), sharedMs).unref();
    search.catch(() => recent.delete(key));
    return search;
  };
}

/** Work grows with the queue. NOTE: as a join, the planner goes through all customers for a tag. */
async function findWaiting(
  pool: Pool,
  accountId: AccountId,
  { tag, source, about, unread, reminder }: QueueFilter,
): Promise<SessionId[]> {
  const { rows } = await pool.query<{ ids: SessionId[] }>(
    `with line as materialized (
       select id, conversation_id, lapsed, waiting_since from sessions
        where account_id = $1 and state = 'waiting' and ($2::text is null or source = $2) and (not $3 or unread > 0)
          and ($5::text is null or coalesce(topic_id, 'nothing') = $5)
          and (not $6 or remind_at is not null))
     select array(select id from line
                   where $4::text is null or (select $4 = any(tags) from conversations where id = line.conversation_id)
                   order by ${queueOrder("line")}) as ids`,
    [accountId, source ?? null, unread ?? false, tag ?? null, about ?? null, reminder ?? false],
  );
  return rows[0]?.ids ?? [];
}

/** Most first. */
export async function countSources(
  pool: Pool,
  accountId: AccountId,
): Promise<{ source: string; count: number }[]> {
  const { rows } = await pool.query<{ source: string; count: number }>(
    `select source, count(*)::int as count from sessions
      where account_id = $1 and state = 'waiting' and source is not null
      group by source order by count(*) desc, source limit 200`,
    [accountId],
  );
  return rows;
}
