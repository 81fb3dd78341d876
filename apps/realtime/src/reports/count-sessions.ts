/** [RP1] The sessions of a day, counted anew from their rows, which nothing deletes. */
import type { AccountId } from "@jieru/shared/domain/ids";
import { dayAround, type LocalDay } from "@jieru/shared/domain/local-day";
import type { ClientBase } from "pg";

const minute = 60_000;

/** How many days are counted in one step. */
const daysAtOnce = 16;

/** [RP2] Whether the day's sessions are counted for the last time: its third midnight, the first being the one that ends it, has come. */
export function isSettled(day: LocalDay, now: number, timeZone: string): boolean {
  const next = dayAround(day.until, timeZone);
  return dayAround(next.until, timeZone).until <= now;
}

/** The first days from `since` to today, as many as are counted at once. */
export function daysSince(since: number, now: number, timeZone: string): LocalDay[] {
  const days: LocalDay[] = [];
  for (let at = since; at <= now && days.length < daysAtOnce; ) {
    const day = dayAround(at, timeZone);
    days.push(day);
    at = day.until;
  }
  return days;
}

/** When the account's first session was opened; null before it. */
export async function findFirstOpened(client: ClientBase, accountId: AccountId): Promise<number | null> {
  const { rows } = await client.query<{ at: number }>(
    `select opened_at as at from sessions where account_id = $1 order by opened_at limit 1`,
    [accountId],
  );
  return rows[0]?.at ?? null;
}

/** [BO2] [BO3] In one statement, so that what it says of agents and of all is of the same moment. */
export async function countSessions(
  client: ClientBase,
  accountId: AccountId,
  { date, from, until }: LocalDay,
): Promise<void> {
  await client.query(
    `with served as materialized (
       select owner_id as agent_id, first_response_ms as ms from sessions
        where account_id = $1 and picked_up_at >= $3 and picked_up_at < $4 and owner_id is not null),
     by_agent as (
       select agent_id, count(*) as picked_up, count(ms) as answered,
              count(*) filter (where ms <= $5) as within_one, count(*) filter (where ms <= $6) as within_five
         from served group by agent_id),
     gone as (
       update report_agent_days r set picked_up = 0, answered = 0, within_one_minute = 0, within_five_minutes = 0
        where account_id = $1 and day = $2 and picked_up > 0
          and not exists (select from by_agent b where b.agent_id = r.agent_id)),
     agents_counted as (
       insert into report_agent_days as r
              (account_id, day, agent_id, picked_up, answered, within_one_minute, within_five_minutes)
       select $1, $2, agent_id, picked_up, answered, within_one, within_five from by_agent
       on conflict (account_id, day, agent_id) do update
          set picked_up = excluded.picked_up, answered = excluded.answered,
              within_one_minute = excluded.within_one_minute, within_five_minutes = excluded.within_five_minutes
        where (r.picked_up, r.answered, r.within_one_minute, r.within_five_minutes) is distinct from
              (excluded.picked_up, excluded.answered, excluded.within_one_minute, excluded.within_five_minutes))
     insert into report_days as r (account_id, day, opened, unserved, picked_up, answered, within_one_minute, within_five_minutes,
            first_response_ms)
     select $1, $2,
            (select count(*) from sessions where account_id = $1 and opened_at >= $3 and opened_at < $4),
            (select count(*) from sessions where account_id = $1 and state = 'ended' and ended_at >= $3 and ended_at < $4
                and owner_id is null and spoken),
            count(*), count(ms), count(*) filter (where ms <= $5), count(*) filter (where ms <= $6),
            percentile_cont(0.5) within group (order by ms)
       from served
     on conflict (account_id, day) do update
        set opened = excluded.opened, unserved = excluded.unserved, picked_up = excluded.picked_up, answered = excluded.answered,
            within_one_minute = excluded.within_one_minute, within_five_minutes = excluded.within_five_minutes,
            first_response_ms = excluded.first_response_ms
      where (r.opened, r.unserved, r.picked_up, r.answered, r.within_one_minute, r.within_five_minutes, r.first_response_ms)
            is distinct from (excluded.opened, excluded.unserved, excluded.picked_up, excluded.answered,
            excluded.within_one_minute, excluded.within_five_minutes, excluded.first_response_ms)`,
    [accountId, date, from, until, minute, 5 * minute],
  );
}

/** Before days that are cut in another time zone are counted. */
export async function uncountSessions(client: ClientBase, accountId: AccountId): Promise<void> {
  await client.query(
    `update report_days set opened = 0, unserved = 0, picked_up = 0, answered = 0, within_one_minute = 0,
            within_five_minutes = 0, first_response_ms = null
      where account_id = $1`,
    [accountId],
  );
  await client.query(
    `update report_agent_days set picked_up = 0, answered = 0, within_one_minute = 0, within_five_minutes = 0
      where account_id = $1`,
    [accountId],
  );
}
