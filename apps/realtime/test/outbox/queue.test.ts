import { afterAll, beforeAll, expect, it } from "vitest";
import { listDue } from "../../src/outbox/queue.ts";
import { ann } from "../desk/scenario.ts";
import { createAccount, start } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  const account = await createAccount(db.pool, [ann]);
  await db.pool.query(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     values ('li', $1, 'o-li', 0, 3, 0, 0)`,
    [account],
  );
  for (const [seq, id] of ["first", "second", "third"].entries()) {
    await db.pool.query(
      `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
       values ($2, $1, 'li', $3, 0, 'out', '{"type":"text","text":"hello"}')`,
      [account, id, seq + 1],
    );
    await db.pool.query(
      `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
       values ($2, $1, 'li', $3, 'queued', 0, $4)`,
      [account, id, seq + 1, start],
    );
  }
});
afterAll(() => db.drop());

const due = async () => (await listDue(db.pool, start, 10)).map(({ messageId }) => messageId);
const first = (change: string) => db.pool.query(`update outbox set ${change} where message_id = 'first'`);

it("[OB4] only the oldest reply of a conversation is due, unless it is being sent or postponed", async () => {
  expect(await due()).toEqual(["first"]);
  await first(`state = 'sending', lease_until = 1`);
  expect(await due()).toEqual([]);
  await first(`state = 'queued', lease_until = null, not_before = ${start + 1_000}`);
  expect(await due()).toEqual([]);
  await db.pool.query(`delete from outbox where message_id = 'first'`);
  expect(await due()).toEqual(["second"]);
});
