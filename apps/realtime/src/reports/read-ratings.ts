/** [CR6] How customers rated sessions, counted when it is asked: they may answer, or answer anew, days after the end. */
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { dayNamed } from "@jieru/shared/domain/local-day";
import { satisfiedFrom } from "@jieru/shared/domain/rating";
import type { RatingCount } from "@jieru/shared/protocol/reports";
import type { ClientBase } from "pg";

interface Counted extends RatingCount {
  of: "all" | "agent" | "day";
  agentId: AgentId;
  /** Which of the days, from 1. */
  day: number;
}

export interface CountedRatings {
  all: RatingCount;
  byDay: Map<string, RatingCount>;
  byAgent: Map<AgentId, RatingCount>;
}

/** Sessions are the agent's who owned them at their end. null where nobody was asked. */
export async function readRatings(
  client: ClientBase,
  accountId: AccountId,
  { days, timeZone }: { days: readonly string[]; timeZone: string },
): Promise<CountedRatings | null> {
  const midnights = days.map((day) => dayNamed(day, timeZone).from);
  const until = dayNamed(days.at(-1) as string, timeZone).until;
  const { rows } = await client.query<Counted>(
    `select case grouping(owner_id, day) when 3 then 'all' when 1 then 'agent' else 'day' end as of,
            owner_id as "agentId", day, count(*)::int as asked, count(rating_score)::int as answered,
            coalesce(sum(rating_score), 0)::int as total, count(*) filter (where rating_score >= $5)::int as satisfied
       from (select owner_id, rating_score, width_bucket(ended_at, $3::bigint[]) as day from sessions
              where account_id = $1 and state = 'ended' and rating_asked_at is not null and ended_at >= $2 and ended_at < $4) asked
      group by grouping sets ((), (owner_id), (day))`,
    [accountId, midnights[0], midnights, until, satisfiedFrom],
  );
  const [all] = rows.flatMap((row) => (row.of === "all" && row.asked > 0 ? countOf(row) : []));
  if (!all) return null;
  const only = (of: Counted["of"]) => rows.filter((row) => row.of === of);
  return {
    all,
    byDay: new Map(only("day").map((row) => [days[row.day - 1] as string, countOf(row)])),
    byAgent: new Map(only("agent").map((row) => [row.agentId, countOf(row)])),
  };
}

const countOf = ({ asked, answered, total, satisfied }: Counted): RatingCount => ({
  asked,
  answered,
  total,
  satisfied,
});
