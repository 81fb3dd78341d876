import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import type { PgBoss } from "pg-boss";
import type { Clock } from "../../base/context.ts";
import type { JobLog } from "../../base/job-log.ts";
import { earlierNow } from "../../database/check-clock.ts";
import { logFailures } from "../../jobs/jobs.ts";
import type { MediaStore } from "../store/media-store.ts";

const queue = "discard-unsent-images";
export const unsentKeptMs = 7 * 24 * 60 * 60 * 1000;

interface Discarder {
  pool: pg.Pool;
  store: MediaStore;
  clock: Clock;
}

export async function workDiscarding(boss: PgBoss, discarder: Discarder & { log: JobLog }): Promise<void> {
  await boss.createQueue(queue, { deleteAfterSeconds: 24 * 60 * 60 });
  await boss.work(
    queue,
    { pollingIntervalSeconds: 60 },
    logFailures(discarder.log, queue, () => discardUnsent(discarder)),
  );
  await boss.schedule(queue, "23 * * * *");
}

/** [RT7] Marks uploads first, so that no reply uses them, and deletes rows last, to resume. */
export async function discardUnsent({ pool, store, clock }: Discarder): Promise<void> {
  const unsent = `uploaded_by is not null and conversation_id is null and created_at < $1`;
  const before = (await earlierNow(pool, clock)) - unsentKeptMs;
  const { rows } = await pool.query<{ id: MediaId; accountId: AccountId }>(
    `update media set state = 'failed', failure = 'expired' where ${unsent} returning id, account_id as "accountId"`,
    [before],
  );
  for (const key of rows) await store.remove(key);
  await pool.query(`delete from media where ${unsent} and id = any($2)`, [before, rows.map(({ id }) => id)]);
  await store.sweep();
}
