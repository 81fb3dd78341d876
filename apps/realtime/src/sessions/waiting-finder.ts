/** Finds waiting sessions that match a filter, anywhere in the queue, for filtered lists (VW4). */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { AboutFilter } from "@jieru/shared/domain/wrap-up";
import type { Pool } from "pg";
import { queueOrder } from "../lane/session-queries.ts";

/** An absent field lets everybody through. */
export interface LineFilter {
  tag?: string | undefined;
  source?: string | undefined;
  about?: AboutFilter | undefined;
  unread?: true | undefined;
  reminder?: true | undefined;
}

/** For this long, one search of the queue answers every request with the same filter, for any page. */
const sharedMs = 1_000;

const valuesOf = ({ tag, source, about, unread, reminder }: LineFilter) => [
  tag,
  source,
  about,
  unread,
  reminder,
];

export const isLineFilter = (filter: LineFilter): boolean =>
  valuesOf(filter).some((value) => value !== undefined);

/**
 * Returns a function that finds the ids of matching sessions, in the order of the queue. It searches the queue at most
 * once a second for one account and filter.
 */
export function createWaitingFinder(pool: Pool) {
  const looks = new Map<string, Promise<SessionId[]>>();
  return (accountId: AccountId, filter: LineFilter): Promise<SessionId[]> => {
    const key = JSON.stringify([accountId, ...valuesOf(filter)]);
    const under = looks.get(key);
    if (under) return under;
    const look = findWaiting(pool, accountId, filter);
    looks.set(key, look);
    setTimeout(() => looks.delete(key), sharedMs).unref();
    look.catch(() => looks.delete(key));
    return look;
  };
}

/**
 * Its work grows with the queue, not with the number of customers. The queue is read from its index, and each of its
 * customers by the key. NOTE: as a join, the planner goes through all customers for a tag.
 */
async function findWaiting(
  pool: Pool,
  accountId: AccountId,
  { tag, source, about, unread, reminder }: LineFilter,
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

/** Returns how many waiting customers came from each source, most first. */
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
