import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Decided } from "../../src/lane/batch.ts";
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
/** A batch that came to one event, of which nobody knows whether it is in the log. */
const batchOf = (about: string) =>
  ({
    step: {
      desk: { account: { id: account } },
      log: [{ event: { seq: 1, type: "messages_read", at: start, previousOwnerId: null, about } }],
    },
  }) as unknown as Pick<Decided, "step">;
const append = (client: pg.ClientBase | pg.Pool, about: string) =>
  client.query(
    `insert into events (account_id, seq, type, at, payload, notable) values ($1, 1, 'messages_read', $2, $3, false)`,
    [account, start, JSON.stringify({ about })],
  );

it("[FD10] what another node did in that very place and moment is not taken for what was asked here", async () => {
  expect(await wasCommitted(db.pool, [batchOf("li")], cut)).toBe(false);
  await append(db.pool, "li");
  expect(await wasCommitted(db.pool, [batchOf("wu")], cut)).toBe(false);
  expect(await wasCommitted(db.pool, [batchOf("li")], cut)).toBe(true);
  const refused = new pg.DatabaseError("deadlock detected", 0, "error");
  refused.severity = "ERROR";
  expect(await wasCommitted(db.pool, [batchOf("li")], refused)).toBe(false);
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
    expect(await wasCommitted(db.pool, [batchOf("li")], terminated)).toBe(true);
    expect(await wasCommitted(db.pool, [batchOf("wu")], terminated)).toBe(false);
  },
);

it("[FD10] whoever may still be committing it is waited for", async () => {
  const client = new pg.Client(db.connection);
  await client.connect();
  await client.query("begin");
  await client.query("select from accounts where id = $1 for no key update", [account]);
  await append(client, "li");
  let known: boolean | null = null;
  const asked = wasCommitted(db.pool, [batchOf("li")], cut).then((was) => {
    known = was;
    return was;
  });
  const waits = `select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
                  union all select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await expect.poll(async () => known !== null || (await db.pool.query(waits)).rows.length > 0).toBe(true);
  await client.query("commit");
  expect(await asked).toBe(true);
  await client.end();
});

it("[FD10] where the log cannot be asked either, nobody is told that it was done", async () => {
  await append(db.pool, "li");
  const gone = new pg.Pool({ ...db.connection, database: "none" });
  expect(await wasCommitted(gone, [batchOf("li")], cut)).toBeNull();
  await gone.end();
});
