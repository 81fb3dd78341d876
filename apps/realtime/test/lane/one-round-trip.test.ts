import { randomUUID } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closePool, openPool } from "../../src/database/connect.ts";
import { createLanes } from "../../src/lane/lane.ts";
import { ann } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, done, messageOf, newClock, pickUp, reply, writeAs } from "./account.ts";

let db: TestDatabase;
let pool: pg.Pool;
let account: AccountId;
const received: string[] = [];

function listenIn(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const { name } = args[0] as { name?: string };
    const answer = query(...args);
    if (name && name !== "notify") received.push(name);
    if (name === "lock_head") void (answer as Promise<unknown>).then(() => received.push("locked"));
    return answer;
  }) as typeof client.query;
}

beforeAll(async () => {
  db = await createTestDatabase();
  account = await createAccount(db.pool, [ann]);
  pool = openPool(db.connection, () => {});
  pool.on("connect", listenIn);
});
afterAll(async () => {
  await closePool(pool);
  await db.drop();
});

it("loads the rows for a delivery together with the lock", async () => {
  const lanes = createLanes({ pool, clock: newClock(), newId: randomUUID });
  const session = await writeAs(lanes, account, "li");
  await done(lanes.run(account, pickUp("ann", session)));
  const { facts } = await done(lanes.run(account, reply("ann", session)));
  received.length = 0;
  await done(lanes.run(account, { do: "start_delivery", messageId: messageOf(facts).id }));
  expect(received.slice(0, 4)).toEqual(["lock_head", "load_messages", "load_outbox", "locked"]);
});
