import { afterAll, beforeAll, expect, it } from "vitest";
import { deleteEventsBefore } from "../../src/retention/delete-events.ts";
import { createAccount, start } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it("[RT6] what is old goes in steps of at most 500 rows", async () => {
  const account = await createAccount(db.pool, []);
  await db.fill(
    `insert into events (account_id, seq, type, at, payload, notable)
     select $1, n, 'session_opened', $2, '{}', false from generate_series(1, 1100) n`,
    [account, start],
  );
  const steps: (number | null)[] = [];
  const query = async (text: string, values: unknown[]) => {
    const answer = await db.pool.query(text, values);
    if (text.startsWith("delete")) steps.push(answer.rowCount);
    return answer;
  };
  await deleteEventsBefore({ query } as never, account, start + 1, start + 1);
  expect(steps.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(1_100);
  expect(steps.filter(Boolean)).toEqual([500, 500, 100]);
});
