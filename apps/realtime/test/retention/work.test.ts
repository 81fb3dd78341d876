import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { newId, systemClock } from "../../src/base/context.ts";
import { createJobs, type Jobs } from "../../src/jobs/jobs.ts";
import { createLanes } from "../../src/lane/lane.ts";
import { createMediaStore } from "../../src/media/store/media-store.ts";
import { type RetentionOptions, runNightly, workRetention } from "../../src/retention/work.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const quiet = { warn: () => undefined, error: () => undefined };

const keeperOf = (dataDir: string): RetentionOptions => ({
  pool: db.pool,
  clock: systemClock,
  store: createMediaStore(dataDir),
  lanes: { run: () => Promise.reject(new Error("there is no account")) },
  watched: { listWatched: () => [] },
  log: quiet,
  keepLogDays: 7,
});

async function startRetention(): Promise<Jobs> {
  const keeper = keeperOf(tmpdir());
  const jobs = createJobs({ connection: db.connection, log: quiet });
  await jobs.start([(boss) => workRetention(boss, keeper)]);
  return jobs;
}

const countNights = async (): Promise<number> => {
  const { rows } = await db.pool.query(`select from jobs.job where name = 'delete-what-expired'`);
  return rows.length;
};

it("[RT6] missed nightly runs are made up once", {
  tags: ["slow"],
}, async () => {
  await (await startRetention()).stop();
  expect(await countNights()).toBe(0);
  await db.pool.query(`update jobs.version set cron_on = now() - interval '3 days'`);
  await db.pool.query(`update jobs.schedule set created_on = now() - interval '9 days'`);
  const jobs = await startRetention();
  await expect.poll(countNights, { timeout: 30_000 }).toBe(1);
  await jobs.stop();
});

it("[RT6] a server whose clock is far ahead deletes nothing recent", async () => {
  await db.pool.query(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms, head_seq, settings)
     values ('a', 'wx', 'gh', 'n', '', 'plain', 'json', 'guide', 1, 1, 1, '{"keepMessagesDays": 7}')`,
  );
  await db.pool.query(
    `insert into events (account_id, seq, type, at, payload) values ('a', 1, 't', $1, '{}')`,
    [Date.now()],
  );
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + 400 * 24 * 3_600_000);
  const lanes = createLanes({ pool: db.pool, clock: systemClock, newId });
  await runNightly({ ...keeperOf(tmpdir()), lanes });
  await lanes.idle();
  const { rows } = await db.pool.query(`select seq from events order by seq`);
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2]);
});

it("[RT7] an image without a row is deleted at night", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "jieru-night-"));
  const keeper = keeperOf(dataDir);
  await db.pool.query(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms)
     values ('a', 'wx', 'gh', 'n', '', 'plain', 'json', 'guide', 1, 1)`,
  );
  const bytes = Buffer.from("a picture");
  await createMediaStore(dataDir).write(
    { accountId: "a" as AccountId, id: "cut-off" as MediaId },
    bytes,
    bytes,
  );
  const files = async () =>
    (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { parentPath, name } of await files()) await utimes(path.join(parentPath, name), 1, 1);
  expect(await files()).toHaveLength(2);
  await runNightly(keeper);
  expect(await files()).toEqual([]);
  await rm(dataDir, { recursive: true });
});
