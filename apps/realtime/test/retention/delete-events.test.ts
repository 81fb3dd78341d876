import { afterAll, beforeAll, expect, it } from "vitest";
import { readAllowanceHistory } from "../../src/conversations/allowance-history.ts";
import { deleteEventsBefore, trimLogs } from "../../src/retention/delete-events.ts";
import { asLastKnown } from "../../src/sessions/as-last-known.ts";
import { ann } from "../desk/scenario.ts";
import { createAccount, done, newClock, openNode, pickUp, start, writeAs } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const seqsOf = async (account: string): Promise<number[]> =>
  (
    await db.pool.query<{ seq: number }>(`select seq from events where account_id = $1 order by seq`, [
      account,
    ])
  ).rows.map(({ seq }) => seq);

async function accountWithEvents(count: number): Promise<string> {
  const account = await createAccount(db.pool, []);
  await db.fill(
    `insert into events (account_id, seq, type, at, payload, notable)
     select $1, n, 'session_opened', $2::bigint + n, '{}', false from generate_series(1, ${count}) n`,
    [account, start],
  );
  return account;
}

const searchedTo = (account: string, seq: number) =>
  db.pool.query(`insert into search_cursors (account_id, seq) values ($1, $2)`, [account, seq]);

it("[RT6] old events are deleted in transactions of at most 500 rows", async () => {
  const account = await accountWithEvents(1_100);
  await db.fill(
    `create table deleted_events (rows bigint);
     create function note_deletion() returns trigger language plpgsql security definer as $$
       begin insert into deleted_events select count(*) from gone; return null; end $$;
     create trigger note_deletion after delete on events referencing old table as gone
       for each statement execute function note_deletion()`,
  );
  await deleteEventsBefore(db.pool, account as never, { before: start + 2_000, now: start + 2_000 });
  const { rows } = await db.pool.query<{ rows: number }>(`select rows from deleted_events where rows > 0`);
  await db.fill(`drop trigger note_deletion on events; drop table deleted_events`);
  expect(rows.map((r) => r.rows)).toEqual([500, 500, 100]);
  expect(await seqsOf(account)).toEqual([]);
});

it("[RT10] deletes old events of every account except those not yet indexed", async () => {
  const [read, unread, never] = [
    await accountWithEvents(5),
    await accountWithEvents(5),
    await accountWithEvents(5),
  ];
  await searchedTo(read, 5);
  await searchedTo(unread, 2);
  await trimLogs(db.pool, start + 4, start + 10);
  expect(await seqsOf(read)).toEqual([4, 5]);
  expect(await seqsOf(unread)).toEqual([3, 4, 5]);
  expect(await seqsOf(never)).toEqual([1, 2, 3, 4, 5]);
});

it("[RT10] [AT9] [AG7] keeps data that an earlier release stored only in events", async () => {
  const clock = newClock();
  const node = openNode(db, clock);
  const account = await createAccount(db.pool, [ann]);
  const session = await writeAs(node.lanes, account, "li");
  const { id: sessionId, conversationId } = session;
  const agentId = ann.id;
  await done(node.lanes.run(account, pickUp("ann", session)));
  await done(
    node.lanes.run(account, {
      do: "change_tags",
      agentId,
      conversationId,
      sessionId,
      add: ["vip"],
      remove: [],
    }),
  );
  const { desk } = await done(node.lanes.run(account, { do: "end", agentId, sessionId }));
  await done(
    node.lanes.run(account, {
      do: "change_tags",
      agentId,
      conversationId,
      sessionId,
      add: ["later"],
      remove: [],
    }),
  );
  const ended = { ...desk.sessions.get(sessionId), customer: { openid: "li" } } as never;
  const look = async () => ({
    history: await readAllowanceHistory(db.pool, conversationId, { before: null, limit: 10, within: null }),
    known: (await asLastKnown(db.pool, account, [ended])).map(({ customer }) => customer),
  });
  const before = await look();
  expect(before.known).toMatchObject([{ tags: ["vip"] }]);
  expect(before.history.steps).toMatchObject([{ by: "message", allowance: { left: 3 } }]);
  await db.pool.query(`update messages set allowance = null where account_id = $1`, [account]);
  await db.pool.query(`update sessions set last_known_customer = null where account_id = $1`, [account]);
  expect(await look()).toEqual(before);
  await deleteEventsBefore(db.pool, account, { before: start + 1, now: start + 1 });
  expect(await seqsOf(account)).toEqual([]);
  expect(await look()).toEqual(before);
  await node.close();
});

it("[RT2] [RT10] stores nothing of an erased customer, even if their events still have it", async () => {
  const node = openNode(db, newClock());
  const account = await createAccount(db.pool, [ann]);
  const session = await writeAs(node.lanes, account, "wu");
  const { id: sessionId, conversationId } = session;
  const agentId = ann.id;
  await done(node.lanes.run(account, pickUp("ann", session)));
  const tags = { add: ["secret"], remove: [] };
  await done(node.lanes.run(account, { do: "change_tags", agentId, conversationId, sessionId, ...tags }));
  const { desk } = await done(node.lanes.run(account, { do: "end", agentId, sessionId }));
  await db.pool.query(`update sessions set last_known_customer = null where id = $1`, [sessionId]);
  await db.pool.query(`update conversations set erased_at = $2, erased_seq = $3 where id = $1`, [
    conversationId,
    start,
    desk.seq,
  ]);
  await deleteEventsBefore(db.pool, account, { before: start + 1, now: start + 1 });
  const { rows } = await db.pool.query(`select last_known_customer as known from sessions where id = $1`, [
    sessionId,
  ]);
  expect(rows).toEqual([{ known: null }]);
  await node.close();
});
