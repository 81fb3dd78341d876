/** [RP1] Recounts a day's sessions from their rows, which are never deleted. */
import type { AccountId } from "@jieru/shared/domain/ids";
import { dayAround, type LocalDay } from "@jieru/shared/domain/local-day";
import type { ClientBase } from "pg";
import { countOf, figures, hasUnknownOutcome } from "./figures.ts";

const daysAtOnce = 16;

/** [RP2] Returns whether the count is final, after the day's third midnight. */
export function isSettled(day: LocalDay, now: number, timeZone: string): boolean {
  const next = dayAround(day.until, timeZone);
  return dayAround(next.until, timeZone).until <= now;
}

export function daysSince(since: number, now: number, timeZone: string): LocalDay[] {
  const days: LocalDay[] = [];
  for (let at = since; at <= now && days.length < daysAtOnce; ) {
    const day = dayAround(at, timeZone);
    days.push(day);
    at = day.until;
  }
  return days;
}

export async function findFirstOpened(client: ClientBase, accountId: AccountId): Promise<number | null> {
  const { rows } = await client.query<{ at: number }>(
    `select opened_at as at from sessions where account_id = $1 order by opened_at limit 1`,
    [accountId],
  );
  return rows[0]?.at ?? null;
}

/** `servedCounts`: sessions last picked up on the day; `begunCounts`: opened on it. */
const servedCounts = {
  picked_up: "count(*)",
  answered: "count(first_response_ms)",
  within_one_minute: countOf("replied_one_minute"),
  within_five_minutes: countOf("replied_five_minutes"),
};
const outcomeCounts = {
  spoken: countOf("spoken"),
  answered_first: countOf("answered"),
  not_answered: countOf("not_answered"),
  closed_unanswered: countOf("closed_unanswered"),
  answered_within_one: countOf("one_minute"),
  answered_within_five: countOf("five_minutes"),
};
const ofKnown = (count: string): string => `${count.replace(/\)$/, ` and not (${hasUnknownOutcome}))`)}`;
const agentCounts = {
  ...servedCounts,
  ...Object.fromEntries(Object.entries(outcomeCounts).map(([name, count]) => [name, ofKnown(count)])),
  response_ms: "coalesce(sum(first_response_ms), 0)",
};
const begunCounts = {
  opened: "count(*)",
  ...outcomeCounts,
  never_picked_up: countOf("never_picked_up"),
  lapsed: countOf("lapsed"),
  first_answer_ms: `percentile_cont(0.5) within group (order by first_answer_ms) filter (where ${figures.answered})`,
  queued: countOf("queued"),
  queued_ms: `coalesce(sum(queued_ms) filter (where ${figures.queued}), 0)`,
  longest_queue_ms: `max(queued_ms) filter (where ${figures.queued})`,
  former: `coalesce(bool_or(${hasUnknownOutcome}), false)`,
};

const namesOf = (counts: object): string[] => Object.keys(counts);
const selected = (counts: Record<string, string>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} as ${name}`)
    .join(", ");
const updated = (names: readonly string[]): string =>
  `${names.map((name) => `${name} = excluded.${name}`).join(", ")}
        where (${names.map((name) => `r.${name}`).join(", ")}) is distinct from (${names.map((name) => `excluded.${name}`).join(", ")})`;
const zeroed = (names: readonly string[]): string => names.map((name) => `${name} = 0`).join(", ");

const ofAgents = namesOf(agentCounts);
const ofDays = [...namesOf(begunCounts), ...namesOf(servedCounts), "first_response_ms", "unserved"];

const countDay = `
  with served as materialized (
    select owner_id, picked_up_at, first_response_ms, first_answer_ms, spoken, state, outcome, closed_unanswered
      from sessions where account_id = $1 and picked_up_at >= $3 and picked_up_at < $4 and owner_id is not null),
  by_agent as (select owner_id as agent_id, ${selected(agentCounts)} from served group by owner_id),
  gone as (
    update report_agent_days r set ${zeroed(ofAgents)}
     where account_id = $1 and day = $2 and picked_up > 0
       and not exists (select from by_agent b where b.agent_id = r.agent_id)),
  agents_counted as (
    insert into report_agent_days as r (account_id, day, agent_id, ${ofAgents.join(", ")})
    select $1, $2, agent_id, ${ofAgents.join(", ")} from by_agent
    on conflict (account_id, day, agent_id) do update set ${updated(ofAgents)}),
  begun as (
    select ${selected(begunCounts)} from sessions where account_id = $1 and opened_at >= $3 and opened_at < $4),
  served_all as (
    select ${selected(servedCounts)}, percentile_cont(0.5) within group (order by first_response_ms) as first_response_ms from served)
  insert into report_days as r (account_id, day, ${ofDays.join(", ")})
  select $1, $2, begun.*, served_all.*,
         (select count(*) from sessions
           where account_id = $1 and ended_at >= $3 and ended_at < $4 and ${figures.unserved})
    from begun, served_all
  on conflict (account_id, day) do update set ${updated(ofDays)}`;

/** [BO2] [BO3] [RP10] Uses one statement, so that agents and totals agree. */
export async function countSessions(
  client: ClientBase,
  accountId: AccountId,
  { date, from, until }: LocalDay,
): Promise<void> {
  await client.query(countDay, [accountId, date, from, until]);
}

const nulls = ["first_answer_ms", "first_response_ms", "longest_queue_ms"];
const zeros = ofDays.filter((name) => !nulls.includes(name) && name !== "former");

/** Clears the counts before days are cut in another time zone. */
export async function uncountSessions(client: ClientBase, accountId: AccountId): Promise<void> {
  await client.query(
    `update report_days set ${zeroed(zeros)}, ${nulls.map((name) => `${name} = null`).join(", ")}, former = false where account_id = $1`,
    [accountId],
  );
  await client.query(`update report_agent_days set ${zeroed(ofAgents)} where account_id = $1`, [accountId]);
}
