/** [CR6] Counts ratings on request, as they may change later. */
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { satisfiedFrom } from "@jieru/shared/domain/rating";
import type { RatingCount } from "@jieru/shared/protocol/reports";
import type { ClientBase } from "pg";
import { partsOf } from "./days-at-once.ts";

interface Counted extends RatingCount {
  agentId: AgentId | null;
  day: number | null;
}

export interface CountedRatings {
  all: RatingCount;
  byDay: Map<string, RatingCount>;
  byAgent: Map<AgentId, RatingCount>;
}

/** Counts for the owner at the end. Returns null if no customer was asked. */
export async function readRatings(
  client: ClientBase,
  accountId: AccountId,
  { days, timeZone }: { days: readonly string[]; timeZone: string },
): Promise<CountedRatings | null> {
  const byDay = new Map<string, RatingCount>();
  const byAgent = new Map<AgentId, RatingCount>();
  for (const { before, midnights, until } of partsOf(days, timeZone)) {
    const rows = await countFrom(client, accountId, midnights, until);
    for (const { day, agentId, ...count } of rows) {
      if (day !== null) byDay.set(days[before + day - 1] as string, count);
      else if (agentId !== null) byAgent.set(agentId, sumOf(byAgent.get(agentId) ?? noRatings, count));
    }
  }
  return byDay.size === 0 ? null : { all: [...byDay.values()].reduce(sumOf), byDay, byAgent };
}

export const noRatings: RatingCount = { asked: 0, answered: 0, total: 0, satisfied: 0 };

const sumOf = (a: RatingCount, b: RatingCount): RatingCount => ({
  asked: a.asked + b.asked,
  answered: a.answered + b.answered,
  total: a.total + b.total,
  satisfied: a.satisfied + b.satisfied,
});

async function countFrom(
  client: ClientBase,
  accountId: AccountId,
  midnights: readonly number[],
  until: number,
): Promise<Counted[]> {
  const { rows } = await client.query<Counted>(
    `select owner_id as "agentId", day, count(*)::int as asked, count(rating_score)::int as answered,
            coalesce(sum(rating_score), 0)::int as total, count(*) filter (where rating_score >= $5)::int as satisfied
       from (select owner_id, rating_score, width_bucket(ended_at, $2::bigint[]) as day from sessions
              where account_id = $1 and state = 'ended' and rating_asked_at is not null and ended_at >= $3 and ended_at < $4) asked
      group by grouping sets ((owner_id), (day))`,
    [accountId, midnights, midnights[0], until, satisfiedFrom],
  );
  return rows;
}
