import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobLog } from "../../src/base/job-log.ts";
import {
  createJobs,
  enqueue,
  enqueueAll,
  isOpen,
  type Jobs,
  JobsAway,
  openQueue,
  type SetUpJobs,
  workThrough,
} from "../../src/jobs/jobs.ts";
import { type ImageFetcher, workImageFetches } from "../../src/media/incoming/image-fetcher.ts";
import { templateDatabase } from "../database-setup.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let jobs: Jobs | undefined;
let lines: string[];
let done: string[];
beforeEach(async () => {
  db = await createTestDatabase();
  lines = [];
  done = [];
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await db.drop();
});

const log: JobLog = {
  warn: (_facts, message) => void lines.push(message),
  error: (_facts, message) => void lines.push(message),
};
const queue = "echo";
const workEcho: SetUpJobs = async (boss) => {
  await boss.createQueue(queue, { notify: true });
  await boss.work<{ word: string }>(queue, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
    if (job) done.push(job.data.word);
  });
};
async function start(work: SetUpJobs = workEcho, connection: pg.ClientConfig = db.connection): Promise<Jobs> {
  const started = createJobs({ connection, log, retryMs: 50 });
  await started.start([work]);
  return started;
}

describe("jobs", () => {
  it("live in a schema of their own", async () => {
    jobs = await start();
    await jobs.boss.send(queue, { word: "hello" });
    await expect.poll(() => done).toEqual(["hello"]);
    const { rows } = await db.pool.query(
      `select distinct table_schema from information_schema.tables where table_name in ('job', 'media')`,
    );
    expect(rows.map((r) => r.table_schema).sort()).toEqual(["jobs", "public"]);
  });

  it("[F9] survive the loss of all connections without a restart", async () => {
    jobs = await start();
    const { rowCount } = await db.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'jieru-jobs'`,
    );
    expect(rowCount).toBeGreaterThan(0);
    await expect.poll(() => lines.length).toBeGreaterThan(0);
    await expect
      .poll(() => jobs?.boss.send(queue, { word: "again" }).catch(() => null), { timeout: 10_000 })
      .not.toBeNull();
    await expect.poll(() => done, { timeout: 10_000 }).toContain("again");
  });

  it("[DE3] start when the database becomes available", async () => {
    const database = `${db.connection.database}_later`;
    jobs = await start(workEcho, { ...db.connection, database });
    expect(lines).toContain("jobs could not start, trying again");
    const server = new pg.Client(db.connection);
    await server.connect();
    try {
      await server.query(`create database ${database} template ${templateDatabase}`);
      await expect
        .poll(() => jobs?.boss.send(queue, { word: "late" }).catch(() => null), { timeout: 10_000 })
        .toBeTruthy();
      await expect.poll(() => done, { timeout: 10_000 }).toEqual(["late"]);
      await jobs.stop();
    } finally {
      await server.query(`drop database ${database} with (force)`);
      await server.end();
    }
  });

  it("[DE17] are queued until shutdown", async () => {
    jobs = await start((boss) => openQueue(boss, queue, { retryLimit: 1 }));
    expect(isOpen(jobs.boss, queue)).toBe(true);
    await jobs.stop();
    expect(isOpen(jobs.boss, queue)).toBe(false);
  });

  it.each(["first", "second"])(
    "[DE17] are not queued after shutdown during the %s start attempt",
    async (which) => {
      const goesOn = Promise.withResolvers<void>();
      const isUnderWay = Promise.withResolvers<void>();
      let mayFail = which === "second";
      jobs = createJobs({ connection: db.connection, log, retryMs: 50 });
      const started = jobs.start([
        async (boss) => {
          if (mayFail) {
            mayFail = false;
            throw new Error("not yet");
          }
          isUnderWay.resolve();
          await goesOn.promise;
          await openQueue(boss, queue, { retryLimit: 1 });
        },
      ]);
      await isUnderWay.promise;
      const stopped = jobs.stop();
      goesOn.resolve();
      await Promise.all([started, stopped]);
      expect(isOpen(jobs.boss, queue)).toBe(false);
    },
  );

  it("[DE11] stop while the database is unavailable", async () => {
    jobs = await start(workEcho, { ...db.connection, database: "nowhere" });
    await jobs.stop();
    expect(done).toEqual([]);
  });

  it("[DE3] set up work once after a failed attempt", async () => {
    let attempts = 0;
    const flaky: SetUpJobs = async (boss) => {
      attempts++;
      if (attempts === 1) throw new Error("not yet");
      await workEcho(boss);
    };
    jobs = await start(flaky);
    await expect.poll(() => attempts).toBe(2);
    await expect.poll(() => jobs?.boss.send(queue, { word: "once" }).catch(() => null)).toBeTruthy();
    await expect.poll(() => done).toEqual(["once"]);
  });

  it("[DE17] [DE1] report failures and recovery to their listeners", {
    tags: ["slow"],
  }, async () => {
    jobs = await start((boss) => openQueue(boss, queue, { retryLimit: 0 }));
    const { boss, enqueueing } = jobs;
    const received: string[] = [];
    enqueueing.onChange(() => received.push(enqueueing.state));
    await db.pool.query(`alter schema jobs rename to jobs_away`);
    await expect(enqueue(boss, db.pool, queue, {})).rejects.toBeInstanceOf(JobsAway);
    await expect(enqueueAll(boss, queue, [{ data: {} }])).rejects.toBeInstanceOf(JobsAway);
    expect([enqueueing.state, received]).toEqual(["away", ["away"]]);
    await db.pool.query(`alter schema jobs_away rename to jobs`);
    await expect.poll(() => received, { timeout: 10_000 }).toEqual(["away", "ok"]);
  });

  it("[PU10] process queued work without waiting for a poll, whatever fails", async () => {
    const words = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const { promise: gone, resolve: goOn } = Promise.withResolvers<void>();
    const workAll: SetUpJobs = async (boss) => {
      await boss.createQueue(queue, { retryLimit: 0 });
      await boss.insert(
        queue,
        words.map((word) => ({ data: { word } })),
      );
      const seldom = { atOnce: 2, pollSeconds: 3_600, pollWithNotifySeconds: 3_600 };
      await workThrough<{ word: string }>(boss, queue, seldom, async ({ data: { word } }) => {
        done.push(word);
        if (done.length === words.length) goOn();
        if (word === "二") throw new Error("not this one");
      });
    };
    jobs = await start(workAll);
    await gone;
    expect(done.toSorted()).toEqual(words.toSorted());
  });

  it("[PU10] fetch images of two customers at once", async () => {
    let workers = 0;
    const made = () => Promise.resolve(`${++workers}`);
    const boss = { createQueue: async () => undefined, updateQueue: async () => undefined, work: made };
    await workImageFetches(boss as never, {} as ImageFetcher);
    expect(workers).toBe(2);
  });
});
