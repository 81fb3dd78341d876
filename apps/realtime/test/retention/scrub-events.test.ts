import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetQuotations } from "../../src/retention/scrub-events.ts";
import { createAccount, start } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it("[RT1] [RT5] removes expired content from events within a console's catch-up range", async () => {
  const account = await createAccount(db.pool, []);
  const head = 7_000;
  await db.pool.query(`update accounts set head_seq = $2 where id = $1`, [account, head]);
  const [old, young] = [
    { at: start - 1, text: "old" },
    { at: start, text: "young" },
  ];
  const holding = { message: old, session: { id: "one", lastMessage: young, source: "cart" } };
  const quoting = { message: young, session: { id: "one", lastMessage: old, source: "cart" } };
  const logged: [number, object][] = [
    [head - 5_000, holding],
    [head - 4_999, holding],
    [head - 2_500, quoting],
    [head - 1, { message: young, session: { id: "one", lastMessage: young } }],
    [head, { message: old }],
  ];
  for (const [seq, payload] of logged)
    await db.pool.query(
      `insert into events (account_id, seq, type, at, payload, notable) values ($1, $2, 'delivery_changed', $3, $4, false)`,
      [account, seq, start, JSON.stringify(payload)],
    );
  await forgetQuotations(db.pool, account, start);
  const { rows } = await db.pool.query(`select payload from events where account_id = $1 order by seq`, [
    account,
  ]);
  expect(rows.map(({ payload }) => payload)).toEqual([
    holding,
    { session: { id: "one", lastMessage: young, source: "cart" } },
    { message: young, session: { id: "one", lastMessage: null, source: null } },
    { message: young, session: { id: "one", lastMessage: young } },
    {},
  ]);
});
