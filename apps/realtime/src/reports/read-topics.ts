/** [WU8] [WU10] What sessions were about, counted when it is asked: it may be said, or said otherwise, long after the end. */
import type { AccountId, AgentId, TopicId } from "@jieru/shared/domain/ids";
import { dayNamed } from "@jieru/shared/domain/local-day";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import type { ReportOfTopic, TopicCount } from "@jieru/shared/protocol/reports";
import type { ClientBase } from "pg";

/** How many sessions of a topic ended: of all, where nothing says whose or on which day. */
interface Counted {
  of: "all" | "agent" | "day";
  topicId: TopicId | null;
  /** As it was called once, for one that is not known here. */
  name: string | null;
  agentId: AgentId;
  /** Which of the days, from 1. */
  day: number;
  sessions: number;
  before: number;
}

export interface CountedDays {
  /** All of them, in order. */
  days: readonly string[];
  /** The first of as many days right before. */
  since: string;
}

export interface CountedTopics {
  topics: ReportOfTopic[];
  /** In the order of `topics`. */
  byDay: Map<string, TopicCount[]>;
  byAgent: Map<AgentId, TopicCount[]>;
}

/** Days are cut as everywhere, not by the database's calendar (decision 35). */
export async function readTopics(
  client: ClientBase,
  accountId: AccountId,
  topics: readonly Topic[],
  { days: { days, since }, timeZone }: { days: CountedDays; timeZone: string },
): Promise<CountedTopics> {
  const midnights = days.map((day) => dayNamed(day, timeZone).from);
  const until = dayNamed(days.at(-1) ?? since, timeZone).until;
  const { rows } = await client.query<Counted>(
    `select case grouping(owner_id, day) when 3 then 'all' when 1 then 'agent' else 'day' end as of,
            topic_id as "topicId", max(topic_name) as name, owner_id as "agentId", day,
            count(*) filter (where day > 0)::int as sessions, count(*) filter (where day = 0)::int as before
       from (select topic_id, topic_name, owner_id, width_bucket(ended_at, $3::bigint[]) as day from sessions
              where account_id = $1 and state = 'ended' and owner_id is not null and ended_at >= $2 and ended_at < $4) ended
      group by grouping sets ((topic_id), (topic_id, owner_id), (topic_id, day))`,
    [accountId, dayNamed(since, timeZone).from, midnights, until],
  );
  const all = inOrder(rows.filter(({ of }) => of === "all")).map(({ topicId, name, sessions, before }) => ({
    topicId,
    name: topics.find(({ id }) => id === topicId)?.name ?? name,
    sessions,
    before,
  }));
  const placeOf = ({ topicId }: Counted) => all.findIndex((topic) => topic.topicId === topicId);
  const parts = rows.filter(({ sessions }) => sessions > 0).sort((a, b) => placeOf(a) - placeOf(b));
  return {
    topics: all,
    byDay: grouped(
      parts.filter(({ of }) => of === "day"),
      ({ day }) => days[day - 1] as string,
    ),
    byAgent: grouped(
      parts.filter(({ of }) => of === "agent"),
      ({ agentId }) => agentId,
    ),
  };
}

/** Most first, and what nobody said last. */
function inOrder(rows: readonly Counted[]): Counted[] {
  const unsaid = ({ topicId }: Counted) => Number(topicId === null);
  return rows.toSorted((a, b) => unsaid(a) - unsaid(b) || b.sessions - a.sessions || b.before - a.before);
}

function grouped<K>(rows: readonly Counted[], keyOf: (row: Counted) => K): Map<K, TopicCount[]> {
  const groups = new Map<K, TopicCount[]>();
  for (const row of rows) {
    const { topicId, sessions } = row;
    groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), { topicId, sessions }]);
  }
  return groups;
}
