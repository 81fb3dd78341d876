/** [WU8] Counts topics on request, as they may be changed later. */
import type { AccountId, AgentId, TopicId } from "@jieru/shared/domain/ids";
import { dayNamed } from "@jieru/shared/domain/local-day";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import type { ReportOfTopic, TopicCount } from "@jieru/shared/protocol/reports";
import type { ClientBase } from "pg";
import { daysAtOnce, partsOf } from "./days-at-once.ts";

interface Counted {
  topicId: TopicId | null;
  /** For a topic that is unknown here. */
  name: string | null;
  sessions: number;
  agentId: AgentId | null;
  day: number | null;
}

export interface CountedDays {
  days: readonly string[];
  /** Start of the preceding period of equal length. */
  since: string;
}

export interface CountedTopics {
  topics: ReportOfTopic[];
  byDay: Map<string, TopicCount[]>;
  byAgent: Map<AgentId, TopicCount[]>;
}

const stepMs = daysAtOnce * 24 * 3_600_000;

export async function readTopics(
  client: ClientBase,
  accountId: AccountId,
  known: readonly Topic[],
  { days: { days, since }, timeZone }: { days: CountedDays; timeZone: string },
): Promise<CountedTopics> {
  const start = dayNamed(days[0] as string, timeZone).from;
  const before: Counted[] = [];
  for (let at = dayNamed(since, timeZone).from; at < start; at += stepMs)
    before.push(...(await countFrom(client, accountId, [at], Math.min(at + stepMs, start))));
  const counted: Counted[] = [];
  for (const part of partsOf(days, timeZone)) {
    const rows = await countFrom(client, accountId, part.midnights, part.until);
    counted.push(...rows.map((row) => (row.day === null ? row : { ...row, day: part.before + row.day })));
  }
  const topics = topicsIn(known, counted.filter(ofDay), before.filter(ofDay));
  return {
    topics,
    byDay: countsBy(topics, counted.filter(ofDay), ({ day }) => days[Number(day) - 1] as string),
    byAgent: countsBy(
      topics,
      counted.filter((row) => !ofDay(row)),
      ({ agentId }) => agentId as AgentId,
    ),
  };
}

/** Each session is counted by day and by agent. */
const ofDay = ({ day }: Counted): boolean => day !== null;

async function countFrom(
  client: ClientBase,
  accountId: AccountId,
  midnights: readonly number[],
  until: number,
): Promise<Counted[]> {
  const { rows } = await client.query<Counted>(
    `select topic_id as "topicId", max(topic_name collate "C") as name, count(*)::int as sessions, owner_id as "agentId", day
       from (select topic_id, topic_name, owner_id, width_bucket(ended_at, $2::bigint[]) as day from sessions
              where account_id = $1 and state = 'ended' and owner_id is not null and ended_at >= $3 and ended_at < $4) ended
      group by grouping sets ((topic_id, owner_id), (topic_id, day))`,
    [accountId, midnights, midnights[0], until],
  );
  return rows;
}

/** Current names, most sessions first, sessions without a topic last. */
function topicsIn(
  known: readonly Topic[],
  counted: readonly Counted[],
  before: readonly Counted[],
): ReportOfTopic[] {
  const topics = new Map<TopicId | null, ReportOfTopic>();
  const add = ({ topicId, name, sessions }: Counted, when: "sessions" | "before") => {
    const calledNow = known.find(({ id }) => id === topicId)?.name ?? name;
    const topic = topics.get(topicId) ?? { topicId, name: calledNow, sessions: 0, before: 0 };
    topics.set(topicId, { ...topic, [when]: topic[when] + sessions });
  };
  for (const row of counted) add(row, "sessions");
  for (const row of before) add(row, "before");
  const unsaid = ({ topicId }: ReportOfTopic) => Number(topicId === null);
  return [...topics.values()].sort(
    (a, b) => unsaid(a) - unsaid(b) || b.sessions - a.sessions || b.before - a.before,
  );
}

function countsBy<K>(
  topics: readonly ReportOfTopic[],
  rows: readonly Counted[],
  keyOf: (row: Counted) => K,
): Map<K, TopicCount[]> {
  const sums = new Map<K, Map<TopicId | null, number>>();
  for (const row of rows) {
    const of = sums.get(keyOf(row)) ?? new Map<TopicId | null, number>();
    sums.set(keyOf(row), of.set(row.topicId, (of.get(row.topicId) ?? 0) + row.sessions));
  }
  const inOrder = (of: Map<TopicId | null, number>): TopicCount[] =>
    topics.flatMap(({ topicId }) => {
      const sessions = of.get(topicId);
      return sessions ? [{ topicId, sessions }] : [];
    });
  return new Map(Array.from(sums, ([key, of]) => [key, inOrder(of)]));
}
