import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { createNotifier } from "../../src/database/notifier.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const deadline = { timeout: 15_000, interval: 10 };
let db: TestDatabase;
let listener: pg.Client;
const received: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  listener = new pg.Client(db.connection);
  await listener.connect();
  listener.on("notification", ({ payload = "" }) => received.push(payload));
  await listener.query("listen notified");
});
afterAll(async () => {
  await listener.end();
  await db.drop();
});

function asked() {
  const query = vi.spyOn(db.pool, "query");
  onTestFinished(() => query.mockRestore());
  return query;
}
beforeEach(() => void received.splice(0));

it("[FD4] sends notifications in order, one statement at a time, and only the last per account", async () => {
  const query = asked();
  const { notify } = createNotifier(db.pool, () => undefined);
  notify("notified", "first"); // is sent at once; the others wait for it
  for (let seq = 1; seq <= 50; seq++) notify("notified", `shop ${seq}`, "shop");
  notify("notified", "last");
  await expect.poll(() => received, deadline).toEqual(["first", "shop 50", "last"]);
  expect(query).toHaveBeenCalledTimes(2);
});

it("[FD4] drops a notification that cannot be sent, and sends the next one", async () => {
  asked().mockRejectedValueOnce(new Error("away") as never);
  const lost: unknown[] = [];
  const { notify } = createNotifier(db.pool, (error) => lost.push(error));
  notify("notified", "unheard");
  notify("notified", "heard");
  await expect.poll(() => received, deadline).toEqual(["heard"]);
  expect(lost).toEqual([new Error("away")]);
});

it("[FD4] moves a repeated notification to the end, and drops those beyond ten thousand", async () => {
  const query = asked();
  const { notify } = createNotifier(db.pool, () => undefined);
  notify("notified", "first");
  notify("notified", "shop 1", "shop");
  notify("notified", "between");
  notify("notified", "shop 2", "shop");
  for (let n = 0; n < 10_000; n++) notify("notified", `${n}`);
  await expect.poll(() => received.length, deadline).toBeGreaterThan(10_000);
  expect([received.slice(0, 3), received.length]).toEqual([["first", "between", "shop 2"], 1 + 10_000]);
  expect(query).toHaveBeenCalledTimes(2);
});
