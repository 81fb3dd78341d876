/** [DE15] What a clock that was ahead leaves behind in the jobs' tables, and what putting a clock back does to who waits by it. */
import type { PgBoss } from "pg-boss";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isOnlySteady, steadyClock } from "../../src/tasks/clock-put-right.ts";
import { createJobs, workThrough } from "../../src/tasks/jobs.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await db.drop();
});

const soon = { timeout: 20_000 };
const hour = 60 * 60 * 1_000;
const stamps = [
  ["version", "cron_on"],
  ["version", "bam_on"],
  ["queue", "monitor_claim_on"],
  ["queue", "maintain_on"],
] as const;

it("[DE15] what the database's clock noted while it was a day ahead holds up neither a schedule nor a job", async () => {
  const done: unknown[] = [];
  const setUp = async (boss: PgBoss) => {
    await boss.createQueue("q");
    await workThrough(boss, "q", {}, async ({ data }) => void done.push(data));
  };
  const before = createJobs({ connection: db.connection, log: silent });
  await before.start([(boss) => boss.createQueue("q")]);
  await before.boss.send("q", { n: 1 }, { startAfter: 24 * 60 * 60 });
  await before.stop();
  for (const [table, column] of stamps)
    await db.pool.query(`update jobs.${table} set ${column} = now() + interval '1 day'`);
  const jobs = createJobs({ connection: db.connection, log: silent });
  await jobs.start([setUp]);
  await expect.poll(() => done, soon).toEqual([{ n: 1 }]);
  for (const [table, column] of stamps) {
    const { rowCount } = await db.pool.query(
      `select from jobs.${table} where ${column} > now() + interval '1 minute'`,
    );
    expect([column, rowCount]).toEqual([column, 0]);
  }
  await jobs.stop();
});

it("[DE15] a job that is to be tried again in a while keeps its pause", async () => {
  const jobs = createJobs({ connection: db.connection, log: silent });
  await jobs.start([(boss) => boss.createQueue("q")]);
  await jobs.boss.send("q", {}, { startAfter: 600 });
  await jobs.stop();
  const again = createJobs({ connection: db.connection, log: silent });
  await again.start([]);
  const { rowCount } = await db.pool.query(
    `select from jobs.job where name = 'q' and start_after > now() + interval '9 minutes'`,
  );
  expect(rowCount).toBe(1);
  await again.stop();
});

it("[DE15] who waits by it waits no longer when this machine's clock is put back, and it is no fault of the database's", () => {
  const before = steadyClock.now();
  vi.spyOn(Date, "now").mockReturnValue(before - hour);
  expect(steadyClock.now()).toBeGreaterThanOrEqual(before);
  expect(isOnlySteady({ seconds: 3_600, direction: "faster" })).toBe(true);
  expect(isOnlySteady({ seconds: 3_600, direction: "slower" })).toBe(false);
  expect(isOnlySteady({ anything: "else" })).toBe(false);
});
