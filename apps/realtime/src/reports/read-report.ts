import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { localTime, timeZoneOf } from "@jieru/shared/domain/local-day";
import {
  type OutcomesOfDay,
  type Report,
  type ReportOfAgent,
  type ReportOfDay,
  usualReportDays,
} from "@jieru/shared/protocol/reports";
import type { ClientBase } from "pg";
import type { Logger } from "pino";
import { singleRow } from "../database/single-row.ts";
import { transaction } from "../database/transaction.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { type Counter, catchUp } from "./count.ts";
import { type CountedRatings, noRatings, readRatings } from "./read-ratings.ts";
import { type CountedTopics, readTopics } from "./read-topics.ts";

/** [RP3] How long a reader waits for uncounted entries. */
const catchUpWithinMs = 2_000;

/** Days by the account's calendar, both inclusive. */
export interface Range {
  from: string;
  to: string;
}

export interface Reader extends Counter {
  log: Pick<Logger, "warn">;
}

/** [RP4] Counts missing entries if possible, then reads the report as of one moment. Default: up to today. */
export async function readReport(reader: Reader, accountId: AccountId, range: Range | null): Promise<Report> {
  const { pool, clock, log } = reader;
  await catchUp(reader, accountId, catchUpWithinMs).catch((err: unknown) =>
    log.warn({ err, accountId }, "a report is not up to date"),
  );
  return transaction(
    pool,
    async (client) => {
      const { timeZone, countedUntil, topics } = await readState(client, accountId);
      const today = localTime(clock.now(), timeZone).date;
      const { from, to } = range ?? usualRange(today);
      const days = await readDays(client, accountId, { from, to, today });
      const agents = await readAgents(client, accountId, { from, to });
      const report = { from, to, today, timeZone, countedUntil, days, agents, topics: [] };
      const requestedDays = daysIn({ from, to });
      const counted = { days: requestedDays, since: daysAfter(from, -requestedDays.length) };
      const about =
        topics.length > 0 ? await readTopics(client, accountId, topics, { days: counted, timeZone }) : null;
      const ratings = await readRatings(client, accountId, { days: requestedDays, timeZone });
      const ended = new Set([...(about?.byAgent.keys() ?? []), ...(ratings?.byAgent.keys() ?? [])]);
      const listed = await withAgents(client, report, ended);
      return withRatings(about ? withTopics(listed, about) : listed, ratings);
    },
    "snapshot",
  );
}

async function withAgents(client: ClientBase, report: Report, ended: ReadonlySet<AgentId>): Promise<Report> {
  const listed = new Set(report.agents.map(({ agentId }) => agentId));
  const { rows } = await client.query<{ agentId: AgentId; name: string }>(
    `select id as "agentId", name from agents where id = any($1) order by name, id`,
    [[...ended].filter((id) => !listed.has(id))],
  );
  const others = rows.map((agent) => ({ ...agent, ...nothingServed }));
  return { ...report, agents: [...report.agents, ...others] };
}

const withTopics = (report: Report, { topics, byDay, byAgent }: CountedTopics): Report => ({
  ...report,
  days: report.days.map((day) => ({ ...day, topics: byDay.get(day.day) ?? [] })),
  agents: report.agents.map((agent) => ({ ...agent, topics: byAgent.get(agent.agentId) ?? [] })),
  topics,
});

const withRatings = (report: Report, ratings: CountedRatings | null): Report =>
  ratings
    ? {
        ...report,
        days: report.days.map((day) => ({ ...day, ratings: ratings.byDay.get(day.day) ?? noRatings })),
        agents: report.agents.map((agent) => ({
          ...agent,
          ratings: ratings.byAgent.get(agent.agentId) ?? noRatings,
        })),
        ratings: ratings.all,
      }
    : report;

async function readState(client: ClientBase, accountId: AccountId) {
  const read = await client.query<AccountRow & { countedUntil: number | null }>(
    `select ${accountColumns},
            (select counted_until from report_cursors where account_id = accounts.id) as "countedUntil"
       from accounts where id = $1`,
    [accountId],
  );
  const row = singleRow(read);
  const account = accountOf(row);
  return { timeZone: timeZoneOf(account), countedUntil: row.countedUntil, topics: account.topics ?? [] };
}

/** Independent of clock changes. */
export function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export const usualRange = (today: string): Range => ({
  from: daysAfter(today, 1 - usualReportDays),
  to: today,
});

function daysIn({ from, to }: Range): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day);
  return days;
}

const nothingServed = { pickedUp: 0, answered: 0, withinOneMinute: 0, withinFiveMinutes: 0, replies: 0 };
const noOutcomes: OutcomesOfDay = {
  sessions: 0,
  answered: 0,
  notAnswered: 0,
  closedUnanswered: 0,
  withinOneMinute: 0,
  withinFiveMinutes: 0,
  neverPickedUp: 0,
  lapsed: 0,
  firstAnswerMs: null,
  queued: 0,
  queuedMs: 0,
  longestQueueMs: null,
};
const nothing = {
  ...nothingServed,
  opened: 0,
  messages: 0,
  unserved: 0,
  firstResponseMs: null,
  outcomes: noOutcomes,
};

/** [RP11] SQL: null instead of meaningless counts. */
const outcomesOfDayRow = `case when not former then json_build_object(
    'sessions', spoken, 'answered', answered_first, 'notAnswered', not_answered, 'closedUnanswered', closed_unanswered,
    'withinOneMinute', answered_within_one, 'withinFiveMinutes', answered_within_five, 'neverPickedUp', never_picked_up,
    'lapsed', lapsed, 'firstAnswerMs', first_answer_ms, 'queued', queued, 'queuedMs', queued_ms,
    'longestQueueMs', longest_queue_ms) end`;

/** As in a database row: null for omitted fields. */
type Read<R extends { outcomes?: unknown }> = Omit<R, "outcomes"> & { outcomes: R["outcomes"] | null };

const withKnown = <R extends { outcomes?: unknown }>({ outcomes, ...row }: Read<R>): R =>
  ({ ...row, ...(outcomes !== null && { outcomes }) }) as R;

async function readDays(
  client: ClientBase,
  accountId: AccountId,
  { from, to, today }: Range & { today: string },
): Promise<ReportOfDay[]> {
  const { rows } = await client.query<Read<ReportOfDay>>(
    `select day::text, opened, messages, unserved, picked_up as "pickedUp", answered, within_one_minute as "withinOneMinute",
            within_five_minutes as "withinFiveMinutes", replies, first_response_ms as "firstResponseMs",
            ${outcomesOfDayRow} as outcomes
       from report_days where account_id = $1 and day between $2 and $3 order by day`,
    [accountId, from, to],
  );
  const { rows: firsts } = await client.query<{ day: string }>(
    `select day::text from report_days where account_id = $1 order by report_days.day limit 1`,
    [accountId],
  );
  const first = firsts[0]?.day;
  if (first === undefined) return [];
  const counted = new Map(rows.map((row) => [row.day, withKnown<ReportOfDay>(row)]));
  const days: ReportOfDay[] = [];
  for (let day = from < first ? first : from; day <= to && day <= today; day = daysAfter(day, 1))
    days.push(counted.get(day) ?? { day, ...nothing });
  return days;
}

/** [RP11] SQL: sums over days of the current definition. */
const ofKnownDays = (column: string): string => `coalesce(sum(${column}) filter (where not d.former), 0)`;
const outcomesOfAgentRows = `case when bool_or(not d.former) then json_build_object(
    'sessions', ${ofKnownDays("r.spoken")}, 'answered', ${ofKnownDays("r.answered_first")},
    'notAnswered', ${ofKnownDays("r.not_answered")}, 'closedUnanswered', ${ofKnownDays("r.closed_unanswered")},
    'withinOneMinute', ${ofKnownDays("r.answered_within_one")}, 'withinFiveMinutes', ${ofKnownDays("r.answered_within_five")},
    'responseMs', ${ofKnownDays("r.response_ms")}, 'replied', ${ofKnownDays("r.answered")}) end`;

/** [RP6] Includes agents who are no longer bound. */
async function readAgents(
  client: ClientBase,
  accountId: AccountId,
  { from, to }: Range,
): Promise<ReportOfAgent[]> {
  const { rows } = await client.query<Read<ReportOfAgent>>(
    `select r.agent_id as "agentId", a.name, sum(r.picked_up)::int as "pickedUp", sum(r.answered)::int as answered,
            sum(r.within_one_minute)::int as "withinOneMinute", sum(r.within_five_minutes)::int as "withinFiveMinutes",
            sum(r.replies)::int as replies, ${outcomesOfAgentRows} as outcomes
       from report_agent_days r join agents a on a.id = r.agent_id left join report_days d using (account_id, day)
      where r.account_id = $1 and r.day between $2 and $3
      group by r.agent_id, a.name having sum(r.picked_up) > 0 or sum(r.replies) > 0
      order by sum(r.picked_up) desc, sum(r.replies) desc, a.name, r.agent_id`,
    [accountId, from, to],
  );
  return rows.map(withKnown<ReportOfAgent>);
}
