import { tmpdir } from "node:os";
import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import { countViolations } from "../../src/health/invariants.ts";
import { createJobs } from "../../src/jobs/jobs.ts";
import { createMediaStore } from "../../src/media/store/media-store.ts";
import { beginErasure, orderForgotten } from "../../src/retention/erasures.ts";
import { workRetention } from "../../src/retention/work.ts";
import { ann, root } from "../desk/scenario.ts";
import { createAccount, newClock, openNode, writeAs } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const boss = { send: async () => null } as never;
const enters: Command = { do: "receive", openid: "li", act: { kind: "entered", source: null } };

it("[RT5] the log contains nothing of an erased customer once the erasure is answered", async () => {
  const node = openNode(db, newClock());
  const account = await createAccount(db.pool, [ann, root]);
  await writeAs(node.lanes, account, "o-zhao");
  const events = async (what: string) => {
    const { rows } = await db.pool.query(
      `select from events where account_id = $1 and strpos(payload::text, $2) > 0`,
      [account, what],
    );
    return rows.length;
  };
  const others = [await events("hello"), await events("o-zhao")];
  const { conversationId } = await writeAs(node.lanes, account, "o-wang");
  expect(await events("o-wang")).toBeGreaterThan(0);
  await node.lanes.runInput(account, {
    command: { do: "erase_customer", agentId: root.id, conversationId },
    async sideEffect(client, did) {
      const seq = did.ok ? (did.facts[0]?.seq ?? 0) : 0;
      await beginErasure(client, boss, { accountId: account, conversationId, seq, tags: [], source: null });
    },
  });
  expect(await events("o-wang")).toBe(0);
  expect([await events("hello"), await events("o-zhao")]).toEqual(others);
  await node.close();
});

it("[RT3] [OB5] a customer who returns during their erasure starts anew and is greeted", async () => {
  const clock = newClock();
  const node = openNode(db, clock);
  const account = await createAccount(db.pool, [ann, root]);
  await db.pool.query(`update accounts set settings = '{"greeting": "welcome"}' where id = $1`, [account]);
  const { conversationId } = await writeAs(node.lanes, account, "li");
  clock.elapse(49 * 3_600_000); // the reply window is closed
  const erased = node.lanes.runInput(account, {
    command: { do: "erase_customer", agentId: root.id, conversationId },
    async sideEffect(client, did) {
      const seq = did.ok ? (did.facts[0]?.seq ?? 0) : 0;
      await beginErasure(client, boss, { accountId: account, conversationId, seq, tags: [], source: null });
    },
  });
  const entered = node.lanes.run(account, enters); // in the same batch
  expect([(await erased).ok, (await entered).ok]).toEqual([true, true]);
  const { rows } = await db.pool.query(
    `select m.content ->> 'text' as text, o.state from messages m left join outbox o on o.message_id = m.id where direction = 'out' and m.account_id = $1`,
    [account],
  );
  expect(rows).toEqual([{ text: "welcome", state: "queued" }]);
  expect(await countViolations(db.pool, clock.now())).toMatchObject({ replies_have_their_row: 0 });
  await node.close();
});

it("[RT2] an erasure ordered while jobs cannot start finishes once they can", async () => {
  const clock = newClock();
  const node = openNode(db, clock);
  const account = await createAccount(db.pool, [ann, root]);
  const { conversationId } = await writeAs(node.lanes, account, "o-chen");
  const jobs = createJobs({ connection: db.connection, log: silent });
  const erased = await node.lanes.runInput(account, {
    command: { do: "erase_customer", agentId: root.id, conversationId },
    async sideEffect(client, did) {
      const seq = did.ok ? (did.facts[0]?.seq ?? 0) : 0;
      const customer = { accountId: account, conversationId, seq, tags: [], source: null };
      await beginErasure(client, jobs.boss, customer);
    },
  });
  expect(erased.ok).toBe(true);
  const left = async () =>
    (
      await db.pool.query<{ erasing: boolean; messages: number }>(
        `select erasing, (select count(*)::int from messages where conversation_id = c.id) as messages
           from conversations c where id = $1`,
        [conversationId],
      )
    ).rows[0];
  expect(await left()).toMatchObject({ erasing: true });
  const { pool, lanes } = node;
  const watched = { listWatched: () => [] };
  const store = createMediaStore(tmpdir());
  const options = { pool, lanes, clock, log: silent, store, watched, keepLogDays: 7 };
  const work = [(boss: PgBoss) => workRetention(boss, options)];
  await jobs.start([...work, (boss) => orderForgotten(boss, pool)]);
  await expect.poll(left, { timeout: 20_000 }).toEqual({ erasing: false, messages: 0 });
  await jobs.stop();
  await node.close();
});
