// Many statements of which PostgreSQL says nothing before the last: what holds for one of them holds for all.
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Statement, sendBurst } from "../../src/database/burst.ts";
import { texts } from "../../src/database/columns.ts";
import { closePool, openPool } from "../../src/database/connect.ts";
import type { Observer } from "../../src/database/observed-client.ts";
import { begin, rollBack } from "../../src/database/transaction.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;
const failures: unknown[] = [];
const observer: Observer = { onFailure: (state) => failures.push(state) };

beforeAll(async () => {
  db = await createTestDatabase();
  await db.pool.query("create table things (name text primary key, n int)");
  pool = openPool(db.connection, () => undefined, observer);
});
beforeEach(async () => {
  await db.pool.query("truncate things");
  client = await pool.connect();
  failures.length = 0;
  return () => client.release();
});
afterAll(async () => {
  await closePool(pool);
  await db.drop();
});

const put = (...names: string[]): Statement => ({
  name: "put",
  text: "insert into things (name) select * from unnest($1::text[])",
  values: [texts(names)],
});
const count = (n: number | null): Statement => ({ text: "update things set n = $1", values: [n] });
const broken: Statement = { name: "broken", text: "select 1 / $1::int", values: [0] };

async function things(): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string; n: number | null }>(
    "select * from things order by name",
  );
  return rows.map((r) => `${r.name} ${r.n}`);
}

it("a burst carries out its statements one after the other, and says how the last ended", async () => {
  const tag = await sendBurst(client, [put("a"), count(7), { text: "select * from things" }, put("b", "c")]);
  expect(tag).toBe("INSERT 0 2");
  expect(await things()).toEqual(["a 7", "b null", "c null"]);
});

it("a burst whose one statement fails commits nothing, and its connection goes on", async () => {
  const under = begin(client);
  under.add(put("a"), broken, count(1));
  await expect(under.commit()).rejects.toMatchObject({ code: "22012" });
  expect(failures).toEqual(["22012"]);
  expect(await rollBack(client)).toBeUndefined();
  expect(await things()).toEqual([]);

  const again = begin(client);
  again.add(put("a"), { ...broken, values: [1] }, count(1));
  await again.commit();
  expect(await things()).toEqual(["a 1"]);
});

it("a burst sent behind one that fails does nothing, and neither breaks the connection", async () => {
  const first = begin(client);
  first.add(put("x"), broken);
  const second = begin(client);
  second.add(put("y"));
  const both = await Promise.allSettled([first.commit(), second.commit()]);
  expect(both.map((b) => b.status)).toEqual(["rejected", "rejected"]);
  await rollBack(client);
  const third = begin(client);
  third.add(put("z"), count(null));
  await third.commit();
  expect(await things()).toEqual(["z null"]);
});

it("what a burst carries goes before what is asked after it", async () => {
  const under = begin(client);
  under.add(put("a"));
  under.flush();
  const { rows } = await client.query("select name from things");
  expect(rows).toEqual([{ name: "a" }]);
  under.add(put("b"));
  await under.commit();
  expect(await things()).toEqual(["a null", "b null"]);
});

it("a burst on a connection that is lost fails, and is not waited for", async () => {
  const lost = await pool.connect();
  const { rows } = await lost.query("select pg_backend_pid() as pid");
  const under = begin(lost);
  under.add({ text: "select pg_sleep(30)" });
  const failed = expect(under.commit()).rejects.toThrow();
  await db.pool.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await failed;
  lost.release(true);
  expect(await things()).toEqual([]);
});
