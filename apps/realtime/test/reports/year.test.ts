/** [RP11] The update of a database with a year of work: 365 days of 100 sessions, 8 messages each. */
import type { AccountId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { catchUp } from "../../src/reports/count.ts";
import { fillStep } from "../../src/reports/fill-outcomes.ts";
import { readReport } from "../../src/reports/read-report.ts";
import { ann, bob, hour, minute } from "../desk/scenario.ts";
import { createAccount, newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const days = 365;
const sessionsADay = 100;
const sessions = days * sessionsADay;
const messagesEach = 8;

/** Removes the columns that this release adds. */
const asBefore = `
  drop index sessions_without_outcome;
  alter table sessions drop column queued_ms, drop column closed_unanswered;
  alter table report_days drop column spoken, drop column answered_first, drop column not_answered, drop column never_picked_up,
    drop column lapsed, drop column closed_unanswered, drop column answered_within_one, drop column answered_within_five,
    drop column first_answer_ms, drop column queued, drop column queued_ms, drop column longest_queue_ms, drop column former;
  alter table report_agent_days drop column spoken, drop column answered_first, drop column not_answered, drop column closed_unanswered,
    drop column answered_within_one, drop column answered_within_five, drop column response_ms;
  alter table report_cursors drop column outcomes_after, drop column outcomes_known;
  delete from schema_migrations where name like '069%' or name like '070%'`;

async function fillYear(db: TestDatabase, account: AccountId, now: number): Promise<void> {
  await db.fillMany(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     select 'c' || n, $1, 'o' || n, 0, 0, 0, 0 from generate_series(0, $2::int) n`,
    [account, sessions / 4],
  );
  await db.fillMany(
    `insert into sessions (id, account_id, conversation_id, state, owner_id, epoch, unread, last_seq, spoken, opened_at, picked_up_at,
            first_response_ms, last_activity_at, ended_at)
     select 's' || n, $1, 'c' || n / 4, 'ended', case when n % 10 < 9 then case n % 2 when 0 then 'ann' else 'bob' end end, 1, 0,
            (n + 1) * $4, true, at, case when n % 10 < 9 then at + 60000 end, case when n % 10 < 6 then 120000 end, at, at + 3600000
       from (select n, $2::bigint - (($3::bigint - n) * 86400000::bigint / $5::bigint) as at from generate_series(0, $3::int - 1) n) x`,
    [account, now, sessions, messagesEach, sessionsADay],
  );
  await db.fillMany(
    `insert into messages (id, account_id, conversation_id, session_id, seq, at, direction, content, agent_id, delivery)
     select s.id || '-' || k, $1, s.conversation_id, s.id, s.last_seq - $2::int + k, s.opened_at + case k when 1 then 0 else 50000 + k * 10000 end
              + case when k > 2 then 100000 else 0 end,
            case when k = 2 then 'system' when k % 2 = 0 and s.first_response_ms is not null then 'out' else 'in' end,
            case k when 2 then case when s.picked_up_at is null then '{"type": "text", "text": "?"}'::jsonb
              else '{"type": "notice", "notice": {"what": "picked_up", "waitedMs": 60000}}' end else '{"type": "text", "text": "好的"}' end,
            case when k % 2 = 0 and k > 2 and s.first_response_ms is not null then s.owner_id end,
            case when k % 2 = 0 and k > 2 and s.first_response_ms is not null then '{"state": "sent"}'::jsonb end
       from sessions s cross join generate_series(1, $2::int) k where s.account_id = $1`,
    [account, messagesEach],
  );
  await db.fill(
    `insert into report_days (account_id, day, opened, picked_up, answered)
     select $1, ($2::date - n), 100, 90, 60 from generate_series(0, 365) n`,
    [account, new Date(now).toISOString().slice(0, 10)],
  );
  await db.fill(
    `insert into report_cursors (account_id, seq, settled_until, time_zone, counted_until) values ($1, $2, $3, 'Asia/Shanghai', $3)`,
    [account, sessions * messagesEach, now],
  );
  await db.fill(`update accounts set head_seq = $2 where id = $1`, [account, sessions * messagesEach]);
  await db.fill("vacuum analyze");
}

it("[RP11] updates a year of work in small steps and recounts every day", {
  tags: ["slow"],
  timeout: 300_000,
}, async ({ annotate }) => {
  const db = await createTestDatabase();
  try {
    const clock = newClock();
    const account = await createAccount(db.pool, [ann, bob]);
    await db.fill(asBefore);
    await fillYear(db, account, clock.now());
    const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
      const started = performance.now();
      const answer = await work();
      return [performance.now() - started, answer];
    };
    const counter = { pool: db.pool, clock };
    const owner = db.pool;
    const [migratedMs] = await timed(() => migrate(owner));
    const steps: number[] = [];
    for (let more = true; more; ) {
      const [ms, isMore] = await timed(() => fillStep(counter, account));
      steps.push(ms);
      more = isMore;
    }
    const [countedMs, isAll] = await timed(() => catchUp(counter, account));
    const filledMs = steps.reduce((sum, ms) => sum + ms, 0);
    await annotate(
      `${sessions} sessions, ${sessions * messagesEach} messages: migrations ${migratedMs.toFixed(0)} ms; outcomes ${filledMs.toFixed(0)} ms in ${steps.length} steps, the longest ${Math.max(...steps).toFixed(0)} ms; days ${countedMs.toFixed(0)} ms`,
    );
    expect(isAll).toBe(true);
    expect(Math.max(...steps)).toBeLessThan(1_000);
    const range = { from: "2026-01-01", to: "2027-01-01" };
    const { days: counted } = await readReport({ ...counter, log: silent }, account, range);
    const whole = counted.filter(({ day }) => day > "2026-01-16" && day < "2027-01-01");
    expect(whole.length).toBeGreaterThan(340);
    for (const { outcomes } of whole)
      expect(outcomes).toEqual({
        sessions: 100,
        answered: 60,
        notAnswered: 30,
        neverPickedUp: 10,
        lapsed: 0,
        closedUnanswered: 40,
        withinOneMinute: 0,
        withinFiveMinutes: 60,
        firstAnswerMs: 190_000,
        queued: 100,
        queuedMs: 90 * minute + 10 * hour,
        longestQueueMs: hour,
      });
  } finally {
    await db.drop();
  }
});
