import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { LoggedEvent } from "../../src/lane/events.ts";
import { wasCommitted } from "../../src/lane/was-committed.ts";
import { ann } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, start } from "./account.ts";

let db: TestDatabase;
let account: AccountId;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann]);
});
afterAll(() => db.drop());

const cut = new Error("Connection terminated unexpectedly");
const eventsOf = (about: string) =>
  [{ seq: 1, type: "messages_read", at: start, previousOwnerId: null, about }] as unknown as LoggedEvent[];
const append = (client: pg.ClientBase | pg.Pool, about: string) =>
  client.query(
    `insert into events (account_id, seq, type, at, payload, notable) values ($1, 1, 'messages_read', $2, $3, false)`,
    [account, start, JSON.stringify({ about })],
  );

it("[FD10] does not mistake another server's event with the same number and time", async () => {
  expect(await wasCommitted(db.pool, account, eventsOf("li"), cut)).toBe(false);
  await append(db.pool, "li");
  expect(await wasCommitted(db.pool, account, eventsOf("wu"), cut)).toBe(false);
  expect(await wasCommitted(db.pool, account, eventsOf("li"), cut)).toBe(true);
  const refused = new pg.DatabaseError("deadlock detected", 0, "error");
  refused.severity = "ERROR";
  expect(await wasCommitted(db.pool, account, eventsOf("li"), refused)).toBe(false);
});

it.each(["FATAL", "PANIC"] as const)(
  "[FD10] looks in the log after an error of severity %s",
  async (severity) => {
    await append(db.pool, "li");
    const terminated = new pg.DatabaseError(
      "terminating connection due to administrator command",
      0,
      "error",
    );
    Object.assign(terminated, { severity, code: "57P01" });
    expect(await wasCommitted(db.pool, account, eventsOf("li"), terminated)).toBe(true);
    expect(await wasCommitted(db.pool, account, eventsOf("wu"), terminated)).toBe(false);
  },
);

it("[FD10] waits for a backend that may still be committing", async () => {
  const client = new pg.Client(db.connection);
  await client.connect();
  await client.query("begin");
  await client.query("select from accounts where id = $1 for no key update", [account]);
  await append(client, "li");
  let known: boolean | null = null;
  const answer = wasCommitted(db.pool, account, eventsOf("li"), cut).then((was) => {
    known = was;
    return was;
  });
  const waits = `select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
                  union all select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await expect.poll(async () => known !== null || (await db.pool.query(waits)).rows.length > 0).toBe(true);
  await client.query("commit");
  expect(await answer).toBe(true);
  await client.end();
});

it("[FD10] returns null when the log cannot be read either", async () => {
  await append(db.pool, "li");
  const gone = new pg.Pool({ ...db.connection, database: "none" });
  expect(await wasCommitted(gone, account, eventsOf("li"), cut)).toBeNull();
  await gone.end();
});
