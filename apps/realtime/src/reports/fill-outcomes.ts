/** [RP11] Fills the outcomes of sessions that an earlier release ended, from their messages if these are stored. */
import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import type { AccountId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { SessionOutcome } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { withHeadLock } from "../database/delete-in-batches.ts";
import { singleRow } from "../database/single-row.ts";
import { transaction } from "../database/transaction.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { type Counter, catchUp } from "./count.ts";
import { hasUnknownOutcome } from "./figures.ts";

export const customersAtOnce = 50;
const sessionsPerStep = 2_000;
const dayMs = 86_400_000;

interface Progress {
  after: ConversationId | "";
  known: boolean;
}

export interface SessionCourse {
  openedAt: number;
  endedAt: number;
  pickedUpAt: number | null;
  firstResponseMs: number | null;
  isErased: boolean;
  /** null if no message is stored. */
  askedAt: number | null;
  askedLastAt: number | null;
  askedLastSeq: number | null;
  /** Replies by a person after `askedAt` that did not fail. */
  answeredAt: number | null;
  answeredLastSeq: number | null;
  waitedMs: number | null;
}

export interface CourseOutcome {
  outcome: SessionOutcome;
  firstAnswerMs: number | null;
  queuedMs: number | null;
  closedUnanswered: boolean;
}

const sinceOpening = ({ openedAt, endedAt }: SessionCourse, windowMs: number) =>
  Math.min(endedAt - openedAt, windowMs);

/** [SE17] [RP10] Returns null if messages have expired. `windowMs`: the reply window. */
export function outcomeOf(course: SessionCourse, windowMs: number): CourseOutcome | null {
  const { openedAt, endedAt, pickedUpAt, firstResponseMs, askedAt, answeredAt } = course;
  if (askedAt === null && !course.isErased) return null;
  const queuedMs =
    pickedUpAt === null
      ? sinceOpening(course, windowMs)
      : course.waitedMs === null
        ? null
        : Math.min(course.waitedMs, windowMs);
  // Estimates an erased customer's first answer from the row (RT2).
  const firstAnswerMs =
    askedAt === null
      ? pickedUpAt !== null && firstResponseMs !== null
        ? Math.max(0, pickedUpAt + firstResponseMs - openedAt)
        : null
      : answeredAt === null
        ? null
        : Math.max(0, answeredAt - askedAt);
  const closedUnanswered =
    askedAt === null ? firstAnswerMs === null : (course.askedLastSeq ?? 0) > (course.answeredLastSeq ?? 0);
  const lapsed = endedAt - (course.askedLastAt ?? openedAt) >= windowMs;
  const outcome =
    firstAnswerMs !== null
      ? "answered"
      : pickedUpAt !== null
        ? "not_answered"
        : lapsed
          ? "lapsed"
          : "never_picked_up";
  return { outcome, firstAnswerMs, queuedMs, closedUnanswered };
}

async function readProgress(pool: Pool, accountId: AccountId): Promise<Progress> {
  const { rows } = await pool.query<Progress>(
    `select outcomes_after as after, outcomes_known as known from report_cursors where account_id = $1`,
    [accountId],
  );
  return rows[0] ?? { after: "", known: false };
}

async function readLimits(pool: Pool, accountId: AccountId, now: number) {
  const row = singleRow(
    await pool.query<AccountRow>(`select ${accountColumns} from accounts where id = $1`, [accountId]),
  );
  const account = accountOf(row);
  const { keepMessagesDays: days } = account;
  return {
    windowMs: replyPolicyOf(account).message.windowMs,
    keptSince: days === null ? 0 : now - days * dayMs,
  };
}

interface Customers {
  ids: ConversationId[];
  /** null: no more customers. */
  last: ConversationId | null;
}

/** Returns the next customers with sessions that lack an outcome. */
async function listCustomers(pool: Pool, accountId: AccountId, after: string): Promise<Customers> {
  const { rows } = await pool.query<{ id: ConversationId; spoken: boolean; sessions: number }>(
    `select conversation_id as id, bool_or(spoken) as spoken, count(*)::int as sessions
       from (select conversation_id, spoken from sessions
              where account_id = $1 and state = 'ended' and outcome is null and conversation_id > $2
              order by conversation_id limit $3) s
      group by conversation_id order by conversation_id`,
    [accountId, after, sessionsPerStep],
  );
  // The last one may have further sessions.
  const isCut = rows.reduce((sum, { sessions }) => sum + sessions, 0) === sessionsPerStep;
  const wanted = rows.filter(({ spoken }, at) => spoken || (isCut && at === rows.length - 1));
  const ids = wanted.slice(0, customersAtOnce).map(({ id }) => id);
  const last = wanted.length > customersAtOnce ? ids.at(-1) : rows.at(-1)?.id;
  return { ids, last: last ?? null };
}

type CourseRow = SessionCourse & { id: SessionId };

async function readCourses(
  pool: Pool,
  accountId: AccountId,
  customers: readonly ConversationId[],
  keptSince: number,
): Promise<CourseRow[]> {
  const { rows } = await pool.query<CourseRow>(
    `with unknown as materialized (
       select id, conversation_id, opened_at, ended_at, picked_up_at, first_response_ms from sessions
        where account_id = $1 and ${hasUnknownOutcome} and conversation_id = any($2) and opened_at >= $3),
     said as materialized (
       select m.session_id as id, m.seq, m.at, m.direction = 'in' as asks,
              m.direction = 'out' and m.agent_id is not null and coalesce(m.delivery ->> 'state', '') <> 'failed' as answers,
              case when m.content #>> '{notice,what}' = 'picked_up' then (m.content #>> '{notice,waitedMs}')::bigint end as waited
         from messages m where m.conversation_id = any($2)),
     asked as (
       select id, min(seq) as first_seq, min(at) as first_at, max(seq) as last_seq, max(at) as last_at from said where asks group by id),
     answered as (
       select a.id, min(s.at) as at, max(s.seq) as last_seq
         from asked a join said s on s.id = a.id and s.answers and s.seq > a.first_seq group by a.id),
     waited as (select id, max(waited) as ms from said where waited is not null group by id)
     select u.id, u.opened_at as "openedAt", u.ended_at as "endedAt", u.picked_up_at as "pickedUpAt",
            u.first_response_ms as "firstResponseMs", c.erased_seq is not null as "isErased",
            a.first_at as "askedAt", a.last_at as "askedLastAt", a.last_seq as "askedLastSeq",
            r.at as "answeredAt", r.last_seq as "answeredLastSeq", w.ms as "waitedMs"
       from unknown u join conversations c on c.id = u.conversation_id
       left join asked a on a.id = u.id left join answered r on r.id = u.id left join waited w on w.id = u.id`,
    [accountId, customers, keptSince],
  );
  return rows;
}

/** NOTE: locks the head, as a late delivery may change an ended session (SE17). */
async function save(pool: Pool, accountId: AccountId, found: readonly (CourseOutcome & { id: SessionId })[]) {
  if (found.length === 0) return;
  await withHeadLock(pool, accountId, (client) =>
    client.query(
      `update sessions s set outcome = x.outcome, first_answer_ms = x.first_answer_ms, queued_ms = x.queued_ms,
              closed_unanswered = x.closed_unanswered
         from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::boolean[])
              as x(id, outcome, first_answer_ms, queued_ms, closed_unanswered)
        where s.id = x.id and s.state = 'ended' and s.outcome is null`,
      [
        found.map(({ id }) => id),
        found.map(({ outcome }) => outcome),
        found.map(({ firstAnswerMs }) => firstAnswerMs),
        found.map(({ queuedMs }) => queuedMs),
        found.map(({ closedUnanswered }) => closedUnanswered),
      ],
    ),
  );
}

/** [RP2] At the end resets the cursor, so that all days are recounted. */
async function saveProgress(pool: Pool, accountId: AccountId, last: ConversationId | null): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query(`insert into report_cursors (account_id) values ($1) on conflict do nothing`, [
      accountId,
    ]);
    await client.query(
      last === null
        ? `update report_cursors set outcomes_known = true, settled_until = null, counted_until = null where account_id = $1`
        : `update report_cursors set outcomes_after = $2 where account_id = $1`,
      last === null ? [accountId] : [accountId, last],
    );
  });
}

export async function fillStep({ pool, clock }: Counter, accountId: AccountId): Promise<boolean> {
  const { after, known } = await readProgress(pool, accountId);
  if (known) return false;
  const { ids, last } = await listCustomers(pool, accountId, after);
  if (ids.length > 0) {
    const { windowMs, keptSince } = await readLimits(pool, accountId, clock.now());
    const courses = await readCourses(pool, accountId, ids, keptSince);
    const found = courses.flatMap(({ id, ...one }) => {
      const outcome = outcomeOf(one, windowMs);
      return outcome ? [{ id, ...outcome }] : [];
    });
    await save(pool, accountId, found);
  }
  await saveProgress(pool, accountId, last);
  return last !== null;
}

/** Pauses as long as the previous step took. */
export type Rest = (ms: number) => Promise<void>;

/** Fills all missing outcomes and recounts. Later calls read one row. */
export async function fillOutcomes(counter: Counter, accountId: AccountId, rest: Rest): Promise<void> {
  for (;;) {
    const started = performance.now();
    const { known } = await readProgress(counter.pool, accountId);
    if (known) return;
    if (!(await fillStep(counter, accountId))) break;
    await rest(performance.now() - started);
  }
  await catchUp(counter, accountId);
}
