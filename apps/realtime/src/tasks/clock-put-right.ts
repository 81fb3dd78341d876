/**
 * [DE15] Keeps background jobs at work when a clock is put back. pg-boss waits for its rounds by this machine's clock and claims them by the
 * database's: until either had caught up, no schedule would be looked at, no lost job given out again, and none that is to be retried.
 */
import type { Clock, PgBoss } from "pg-boss";

/** Goes on evenly, however this machine's clock is put. pg-boss measures how far it is from the database's, and allows for that. */
export const steadyClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (run, ms) => setInterval(run, ms),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
};

interface Skew {
  seconds: number;
  direction: "slower" | "faster";
}

/** Whether pg-boss warns of a distance that is the steady clock's alone, because this machine's was put right since the start. */
export function isOnlySteady(data: object): boolean {
  if (!("direction" in data)) return false;
  const { seconds, direction } = data as Skew;
  const database = steadyClock.now() + (direction === "slower" ? seconds : -seconds) * 1_000;
  return Math.abs(database - Date.now()) < 60_000;
}

/** Longer than any job waits before it is tried again. */
const longestWait = "1 hour";
const rounds = ["cron_on", "bam_on", "flow_on", "reindex_on"];
const queueRounds = ["monitor_claim_on", "maintain_on"];

const setBack = (table: string, columns: readonly string[]): string =>
  `update jobs.${table} set ${columns.map((c) => `${c} = least(${c}, now())`).join(", ")}
    where greatest(${columns.join(", ")}) > now() + interval '1 minute'`;

/** What was noted by a clock that was ahead is as if it had been noted now. */
export async function forgetTheFuture(boss: PgBoss): Promise<void> {
  const db = boss.getDb();
  await db.executeSql(setBack("version", rounds));
  await db.executeSql(setBack("queue", queueRounds));
  await db.executeSql(
    `update jobs.job set start_after = now() where state in ('created', 'retry') and start_after > now() + interval '${longestWait}'`,
  );
}
