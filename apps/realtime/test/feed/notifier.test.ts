import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNotifier } from "../../src/database/notifier.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const deadline = { timeout: 15_000, interval: 10 };
let db: TestDatabase;
let listener: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  listener = new pg.Client(db.connection);
  await listener.connect();
  listener.on("notification", ({ payload = "" }) => heard.push(payload));
  await listener.query("listen notified");
});
afterAll(async () => {
  await listener.end();
  await db.drop();
});

/** The pool, counting what it is asked, and failing when told to. */
function countingPool(failing: { next: boolean }) {
  let asked = 0;
  const query = async (config: pg.QueryConfig) => {
    asked++;
    if (!failing.next) return db.pool.query(config);
    failing.next = false;
    throw new Error("away");
  };
  return { pool: { query } as unknown as pg.Pool, asked: () => asked };
}

it("[FD4] bells go out in order, one statement at a time; of several for one account the last", async () => {
  heard.length = 0;
  const { pool, asked } = countingPool({ next: false });
  const { notify } = createNotifier(pool, () => undefined);
  notify("notified", "first"); // goes at once; the others wait for it
  for (let seq = 1; seq <= 50; seq++) notify("notified", `shop ${seq}`, "shop");
  notify("notified", "last");
  await expect.poll(() => heard, deadline).toEqual(["first", "shop 50", "last"]);
  expect(asked()).toBe(2);
});

it("[FD4] a bell that cannot be rung is lost, and the next one is heard", async () => {
  heard.length = 0;
  const lost: unknown[] = [];
  const { notify } = createNotifier(countingPool({ next: true }).pool, (error) => lost.push(error));
  notify("notified", "unheard");
  notify("notified", "heard");
  await expect.poll(() => heard, deadline).toEqual(["heard"]);
  expect(lost).toHaveLength(1);
});

it("[FD4] one that is rung again goes behind what has come since; beyond ten thousand that wait they are lost, and no memory with them", async () => {
  const asked: unknown[][] = [];
  const query = async ({ values }: pg.QueryConfig) => void asked.push(values?.[1] as unknown[]);
  const { notify } = createNotifier({ query } as unknown as pg.Pool, () => undefined);
  notify("notified", "first");
  notify("notified", "shop 1", "shop");
  notify("notified", "between");
  notify("notified", "shop 2", "shop");
  for (let n = 0; n < 10_000; n++) notify("notified", `${n}`);
  await expect.poll(() => asked, deadline).toHaveLength(2);
  expect([asked[0], asked[1]?.slice(0, 2), asked[1]?.length]).toEqual([
    ["first"],
    ["between", "shop 2"],
    10_000,
  ]);
});
