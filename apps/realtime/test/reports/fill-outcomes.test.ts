import type { SessionId } from "@jieru/shared/domain/ids";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import type { Row } from "../../src/desk/codec.ts";
import { sessionCodec } from "../../src/desk/stored-fields.ts";
import {
  customersAtOnce,
  fillOutcomes,
  fillStep,
  outcomeOf,
  type SessionCourse,
} from "../../src/reports/fill-outcomes.ts";
import { fillAllOutcomes } from "../../src/reports/work.ts";
import { writeCsv } from "../../src/reports/write-csv.ts";
import { boss, hour, minute, root, second } from "../desk/scenario.ts";
import { pickUp } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";
import { deskForEach, type ReportedDesk } from "./desk.ts";

let db: TestDatabase;
let desk: ReportedDesk;
deskForEach((its, on) => {
  [desk, db] = [its, on];
});

const noRest = async () => undefined;
const end = (sessionId: SessionId) => desk.run({ do: "end", agentId: boss.id, sessionId });
const outcomes = async (at = 0) => (await desk.report()).days[at]?.outcomes;

/** Restores the state of a release without outcomes. */
const forget = async () => {
  await db.pool.query(
    `update sessions set outcome = null, first_answer_ms = null, queued_ms = null, closed_unanswered = false where account_id = $1`,
    [desk.account],
  );
  await db.pool.query(`update report_days set former = true where account_id = $1`, [desk.account]);
  await db.pool.query(
    `update report_cursors set outcomes_known = false, outcomes_after = '' where account_id = $1`,
    [desk.account],
  );
};

async function aDayOfEachKind(): Promise<void> {
  const answered = await desk.serve("li", "ann", 2 * minute);
  const again = await desk.serve("wang", "ann", second);
  await desk.write("wang");
  const silent = await desk.write("zhao");
  desk.clock.elapse(minute);
  await desk.run(pickUp("bob", silent));
  const never = await desk.write("qian");
  desk.clock.elapse(minute);
  for (const { id } of [answered, again, silent, never]) await end(id);
}

it("[RP11] derives outcomes from the messages and recounts the days", async () => {
  await aDayOfEachKind();
  const then = await outcomes();
  expect(then).toMatchObject({
    sessions: 4,
    answered: 2,
    notAnswered: 1,
    neverPickedUp: 1,
    closedUnanswered: 3,
  });
  const { rows: recorded } = await db.pool.query(
    `select id, outcome, first_answer_ms, queued_ms, closed_unanswered from sessions where account_id = $1 order by id`,
    [desk.account],
  );
  desk.clock.elapse(7 * 24 * hour);
  await desk.count();
  await forget();
  expect(await outcomes()).toBeUndefined();
  await fillAllOutcomes(desk.counter);
  expect(await outcomes()).toEqual(then);
  const { rows: filled } = await db.pool.query(
    `select id, outcome, first_answer_ms, queued_ms, closed_unanswered from sessions where account_id = $1 order by id`,
    [desk.account],
  );
  expect(filled).toEqual(recorded);
});

it("[RP11] continues after an interruption, with messages of 50 customers a step", async () => {
  for (let n = 0; n < customersAtOnce + 1; n++) await end((await desk.write(`c${n}`)).id);
  await desk.count();
  await forget();
  const left = async () => {
    const { rows } = await db.pool.query<{ n: number }>(
      `select count(*)::int as n from sessions where account_id = $1 and outcome is null`,
      [desk.account],
    );
    return rows[0]?.n;
  };
  expect([await fillStep(desk.counter, desk.account), await left()]).toEqual([true, 1]);
  expect([await fillStep(desk.counter, desk.account), await left()]).toEqual([true, 0]);
  expect(await fillStep(desk.counter, desk.account)).toBe(false);
  await desk.count();
  expect(await outcomes()).toMatchObject({
    sessions: customersAtOnce + 1,
    neverPickedUp: customersAtOnce + 1,
  });
});

it("[RP11] keeps and marks the former figures of a day whose messages have expired", async () => {
  await aDayOfEachKind();
  await desk.count();
  await forget();
  await db.pool.query(`delete from outbox where account_id = $1`, [desk.account]);
  await db.pool.query(`delete from messages where account_id = $1`, [desk.account]);
  desk.clock.elapse(24 * hour);
  await end((await desk.write("sun")).id);
  await fillOutcomes(desk.counter, desk.account, noRest);
  const [expired, known] = (await desk.report()).days;
  expect(expired).toMatchObject({ opened: 4, pickedUp: 3, answered: 2, withinFiveMinutes: 2, unserved: 1 });
  expect(expired).not.toHaveProperty("outcomes");
  expect(known?.outcomes).toMatchObject({ sessions: 1, neverPickedUp: 1 });
  const csv = parse(writeCsv(await desk.report(), "days", "en"), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(csv.map((row) => [row.Definition, row.Answered, row["Never picked up"]])).toEqual([
    ["Former", "2", ""],
    ["", "0", "1"],
  ]);
  const { agents } = await desk.report();
  expect(agents.every((agent) => !("outcomes" in agent))).toBe(true);
});

it("[RP11] skips a day whose messages are due for deletion", async () => {
  await aDayOfEachKind();
  await desk.count();
  await forget();
  await desk.set({ keepMessagesDays: 7 });
  desk.clock.elapse(7 * 24 * hour + minute);
  await fillOutcomes(desk.counter, desk.account, noRest);
  expect((await desk.report()).days[0]).not.toHaveProperty("outcomes");
});

it("[RP11] [RT2] counts an erased customer's session by its row", async () => {
  const { id, conversationId } = await desk.serve("li", "ann", minute);
  await end(id);
  await desk.run({ do: "erase_customer", agentId: root.id, conversationId });
  await desk.count();
  await forget();
  await db.pool.query(`delete from outbox where account_id = $1`, [desk.account]);
  await db.pool.query(`delete from messages where account_id = $1`, [desk.account]);
  await fillOutcomes(desk.counter, desk.account, noRest);
  expect(await outcomes()).toMatchObject({ sessions: 1, answered: 1, firstAnswerMs: 70 * second });
});

it("[RP11] counts an open session answered before the update as answered", async () => {
  const { id } = await desk.serve("li", "ann", minute);
  await forget();
  const { rows } = await db.pool.query<Row>(`select * from sessions where id = $1`, [id]);
  expect(sessionCodec.recordOf(rows[0] as Row).firstAnswerMs).toBe(70 * second);
});

const course: SessionCourse = {
  openedAt: 0,
  endedAt: hour,
  pickedUpAt: null,
  firstResponseMs: null,
  isErased: false,
  askedAt: 0,
  askedLastAt: 0,
  askedLastSeq: 1,
  answeredAt: null,
  answeredLastSeq: null,
  waitedMs: null,
};
const window = 48 * hour;

it("[RP11] separates lapsed from never picked up and ends the queue time at the window", () => {
  expect(outcomeOf(course, window)).toMatchObject({ outcome: "never_picked_up", queuedMs: hour });
  expect(outcomeOf({ ...course, endedAt: 60 * hour }, window)).toMatchObject({
    outcome: "lapsed",
    queuedMs: window,
  });
});

it("[RP11] has no outcome for a session whose messages have expired", () => {
  expect(outcomeOf({ ...course, askedAt: null, askedLastAt: null, askedLastSeq: null }, window)).toBeNull();
});
