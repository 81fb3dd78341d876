/** [WU8] What sessions were about, counted when it is asked: it may be said, or said otherwise, long after the end. */
import type { AccountId, TopicId } from "@jieru/shared/domain/ids";
import { dayNamed } from "@jieru/shared/domain/local-day";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import type { ReportOfTopic } from "@jieru/shared/protocol/reports";
import type { ClientBase } from "pg";

interface Counted {
  topicId: TopicId | null;
  /** As it was called once, for one that is not known here. */
  name: string | null;
  sessions: number;
  before: number;
}

export interface CountedDays {
  from: string;
  to: string;
  /** The first of as many days right before. */
  since: string;
}

export async function readTopics(
  client: ClientBase,
  accountId: AccountId,
  topics: readonly Topic[],
  { days, timeZone }: { days: CountedDays; timeZone: string },
): Promise<ReportOfTopic[]> {
  if (topics.length === 0) return [];
  const instants = [
    dayNamed(days.since, timeZone).from,
    dayNamed(days.from, timeZone).from,
    dayNamed(days.to, timeZone).until,
  ];
  const { rows } = await client.query<Counted>(
    `select topic_id as "topicId", max(topic_name) as name, count(*) filter (where ended_at >= $3)::int as sessions,
            count(*) filter (where ended_at < $3)::int as before
       from sessions
      where account_id = $1 and state = 'ended' and owner_id is not null and ended_at >= $2 and ended_at < $4
      group by topic_id`,
    [accountId, ...instants],
  );
  const named = rows.map((row) => ({
    ...row,
    name: topics.find(({ id }) => id === row.topicId)?.name ?? row.name,
  }));
  const unsaid = ({ topicId }: Counted) => Number(topicId === null);
  return named.toSorted((a, b) => unsaid(a) - unsaid(b) || b.sessions - a.sessions || b.before - a.before);
}
