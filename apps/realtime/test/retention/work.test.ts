import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../src/context.ts";
import { createJobs, type Jobs } from "../../src/jobs.ts";
import { createMediaStore } from "../../src/media/media-store.ts";
import { type Keeper, workRetention } from "../../src/retention/work.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const quiet = { warn: () => undefined, error: () => undefined };

async function startRetention(): Promise<Jobs> {
  const keeper: Keeper = {
    pool: db.pool,
    clock: systemClock,
    store: createMediaStore(tmpdir()),
    lanes: { run: () => Promise.reject(new Error("there is no account")) },
    watched: { listWatched: () => [] },
  };
  const jobs = createJobs({ connection: db.connection, log: quiet });
  await jobs.start([(boss) => workRetention(boss, keeper)]);
  return jobs;
}

const countNights = async (): Promise<number> => {
  const { rows } = await db.pool.query(`select from jobs.job where name = 'delete-what-expired'`);
  return rows.length;
};

it("[RT6] nights at which no server ran are made up for once, when one runs again", async () => {
  await (await startRetention()).stop();
  expect(await countNights()).toBe(0);
  await db.pool.query(`update jobs.version set cron_on = now() - interval '3 days'`);
  await db.pool.query(`update jobs.schedule set created_on = now() - interval '9 days'`);
  const jobs = await startRetention();
  await expect.poll(countNights, { timeout: 30_000 }).toBe(1);
  await jobs.stop();
});
