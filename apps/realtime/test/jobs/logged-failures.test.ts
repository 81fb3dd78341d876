/** [DE13] Failures of background work: each is caused for real, and the log is read. */
import type { PgBoss } from "pg-boss";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { createMetrics } from "../../src/base/metrics.ts";
import { workChecking } from "../../src/health/check-invariants.ts";
import { startReadings } from "../../src/health/readings.ts";
import { createJobs, logFailures } from "../../src/jobs/jobs.ts";
import { workEnqueueing } from "../../src/media/incoming/enqueue-images.ts";
import { workImageFetches } from "../../src/media/incoming/image-fetcher.ts";
import { workDiscarding } from "../../src/media/uploads/discard-unsent.ts";
import { startPushWatch } from "../../src/push/push-watch.ts";
import { workReports } from "../../src/reports/work.ts";
import { workRetention } from "../../src/retention/work.ts";
import { startIndexer } from "../../src/search/indexer.ts";
import { watchDue } from "../../src/webhooks/due.ts";
import { newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let lines: { level: number; msg: string; queue?: string; what?: string; err?: { message: string } }[];
beforeEach(async () => {
  db = await createTestDatabase();
  lines = [];
});
afterEach(() => db.drop());

const clock = newClock();
const log = createLogger({ logLevel: "info" }, { write: (line) => void lines.push(JSON.parse(line)) });
const logged = () =>
  lines.map(({ level, msg, queue, what, err }) => [level, msg, queue ?? what, err?.message]);
const warning = 40;
const soon = { timeout: 20_000 };
const changes = { onAccountChanged: () => undefined, onBack: () => undefined };
/** The failure is the server's own; the database answers. */
const dropTable = (table: string) => db.pool.query(`drop table ${table} cascade`);
const missing = (table: string) => `relation "${table}" does not exist`;

function hurry(boss: PgBoss): PgBoss {
  const work = boss.work.bind(boss) as (queue: string, options: object, run: unknown) => Promise<string>;
  boss.work = ((queue: string, options: object, run: unknown) =>
    work(queue, { ...options, pollingIntervalSeconds: 0.5 }, run)) as typeof boss.work;
  return boss;
}

async function run(queue: string, setUp: (boss: PgBoss) => Promise<void>, data: object = {}): Promise<void> {
  const jobs = createJobs({ connection: db.connection, log: silent });
  await jobs.start([(boss) => setUp(hurry(boss))]);
  for (const { name } of await jobs.boss.getSchedules()) await jobs.boss.unschedule(name);
  await jobs.boss.send(queue, data);
  await expect.poll(() => lines.length, soon).toBeGreaterThan(0);
  await jobs.stop();
}

const store = { sweep: () => Promise.reject(new Error("EIO: i/o error")) };
const watched = { listWatched: () => [] };
const metrics = createMetrics();
const parts = () => ({ pool: db.pool, clock, log, store, metrics, watched, lanes: {} }) as never;

it.each<[string, string, (boss: PgBoss) => Promise<void>]>([
  ["count-reports", "report_cursors", (boss) => workReports(boss, parts())],
  ["check-invariants", "sessions", (boss) => workChecking(boss, parts())],
  ["fetch-image", "media", (boss) => workImageFetches(boss, parts())],
])("[DE13] a job of %s that fails is in the log", async (queue, table, setUp) => {
  await dropTable(table);
  await run(queue, setUp, { mediaId: "m1" });
  expect(logged()[0]).toEqual([warning, "a job failed", queue, missing(table)]);
});

it("[DE13] a failure to discard unsent images is logged", async () => {
  await run("discard-unsent-images", (boss) => workDiscarding(boss, parts()));
  expect(logged()[0]).toEqual([warning, "a job failed", "discard-unsent-images", "EIO: i/o error"]);
});

it.each(["give-out-forgotten-images", "give-out-images"])(
  "[DE13] a failure to queue images (%s) is logged",
  async (queue) => {
    await run(queue, async (boss) => {
      await workEnqueueing(boss, parts());
      await dropTable("media");
    });
    expect(logged()[0]).toEqual([warning, "a job failed", queue, missing("media")]);
  },
);

it.each([
  ["all", "conversations"],
  ["messages", "accounts"],
])("[DE13] [RT6] a failure of the nightly deletion of %s at its start is logged", async (what, table) => {
  await dropTable(table);
  await run("delete-what-expired", (boss) => workRetention(boss, parts()));
  const [level, , about, why] = logged()[0] ?? [];
  expect([level, about, why]).toEqual([warning, what, missing(table)]);
});

it("[DE11] a job that fails because of a shutdown is not logged", {
  tags: ["slow"],
}, async () => {
  const started = Promise.withResolvers<void>();
  const cutOff = Promise.withResolvers<void>();
  const jobs = createJobs({ connection: db.connection, log: silent });
  const work = logFailures(log, "endless", () => {
    started.resolve();
    return cutOff.promise;
  });
  await jobs.start([
    async (boss) => {
      await boss.createQueue("endless");
      await hurry(boss).work("endless", {}, work);
    },
  ]);
  await jobs.boss.send("endless", {});
  await started.promise;
  await jobs.stop();
  cutOff.reject(new Error("the pool has ended"));
  await new Promise(setImmediate);
  expect(lines).toEqual([]);
});

it("[DE11] a query that fails because of a shutdown is not logged", async () => {
  for (const table of ["search_cursors", "webhooks", "push_gaps"]) await dropTable(table);
  const indexer = startIndexer({ pool: db.pool, changes, log });
  const readings = startReadings(db.pool, clock, metrics, log);
  const due = watchDue({ pool: db.pool, clock, log, changes, enqueue: async () => undefined });
  readings.stop();
  due.stop();
  await indexer.stop();
  for (let n = 0; n < 10; n++) await db.pool.query(`select 1`); // waits for the queries before
  expect(lines).toEqual([]);
});

it("[DE13] a failure to read the index backlog is logged", async () => {
  await dropTable("search_cursors");
  const indexer = startIndexer({ pool: db.pool, changes, log });
  await expect.poll(logged, soon).toHaveLength(1);
  await indexer.stop();
  expect(logged()).toEqual([
    [warning, "the backlog of the search index could not be read", undefined, missing("search_cursors")],
  ]);
});

it("[DE13] a failure to read due webhooks is logged", async () => {
  await dropTable("webhooks");
  const due = watchDue({ pool: db.pool, clock, log, changes, enqueue: async () => undefined });
  await expect.poll(logged, soon).toHaveLength(1);
  due.stop();
  expect(logged()).toEqual([[warning, "due webhooks could not be found", undefined, missing("webhooks")]]);
});

it("[DE13] a failure to read metrics is logged", async () => {
  await dropTable("push_gaps");
  const readings = startReadings(db.pool, clock, metrics, log);
  await expect.poll(logged, soon).toHaveLength(1);
  readings.stop();
  expect(logged()[0]?.slice(1)).toEqual([
    "the metrics could not be read from the database",
    undefined,
    missing("push_gaps"),
  ]);
});

it("[DE13] a failure to store outages and silences is logged", { tags: ["slow"] }, async () => {
  await dropTable("push_door");
  const watch = startPushWatch({ pool: db.pool, clock, lanes: {} as never, log, opens: () => true });
  await expect.poll(logged, soon).toHaveLength(1);
  await watch.stop();
  expect(logged()).toEqual([
    [warning, "it is unknown whether pushes can be stored", undefined, missing("push_door")],
  ]);
});
