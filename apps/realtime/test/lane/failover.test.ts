import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { anAgent } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, done, newClock, openNode, write } from "./account.ts";

let db: TestDatabase;
let server: pg.Client;
beforeAll(async () => {
  db = await createTestDatabase();
  server = new pg.Client({ ...db.connection, database: "postgres" });
  await server.connect();
});
afterAll(async () => {
  await db.drop();
  await server.query(`drop database if exists ${primary()}_old`);
  await server.end();
});

const primary = (): string => db.connection.database;

/** Blocks connections to the database, so that it can be copied or renamed. */
async function whileClosed(work: () => Promise<void>): Promise<void> {
  await server.query(`alter database ${primary()} with allow_connections false`);
  await server.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1`, [
    primary(),
  ]);
  await work();
  await server.query(`alter database ${primary()} with allow_connections true`);
}

it("[FD2] does not decide on cached rows that a failover has lost", async () => {
  const account: AccountId = await createAccount(db.pool, [anAgent("ann", { status: "offline" })]);
  const [one, two] = [openNode(db, newClock()), openNode(db, newClock())];
  const head = async (): Promise<number> =>
    (await db.pool.query<{ seq: number }>("select head_seq as seq from accounts")).rows[0]?.seq ?? 0;
  /** Retries, because a pool detects a lost connection with its first command. */
  const persistently = async (node: typeof one, openid: string, text: string) => {
    await node.lanes.run(account, write(openid, text)).catch(() => undefined);
    return done(node.lanes.run(account, write(openid, text)));
  };
  await done(one.lanes.run(account, write("li")));

  await whileClosed(async () => {
    await server.query(`create database ${primary()}_standby template ${primary()}`);
  });
  await persistently(one, "wang", "only on the old primary");
  const lost = await head();
  await whileClosed(async () => {
    await server.query(`alter database ${primary()} rename to ${primary()}_old`);
    await server.query(`alter database ${primary()}_standby rename to ${primary()}`);
  });

  await expect.poll(() => head().catch(() => 0)).toBeLessThan(lost);
  while ((await head()) < lost - 1) await persistently(two, "chen", "on the new primary");
  while ((await head()) < lost) await done(two.lanes.run(account, write("chen", "on the new primary")));
  expect(await head()).toBe(lost);
  await persistently(one, "wang", "hello again");

  const { rows } = await db.pool.query(
    `select from messages m left join conversations c on c.id = m.conversation_id left join sessions s on s.id = m.session_id
      where c.id is null or s.id is null`,
  );
  expect(rows).toEqual([]);
  await one.close();
  await two.close();
});
