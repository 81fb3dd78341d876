import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import type { PgBoss } from "pg-boss";
import type { Clock } from "../context.ts";
import type { MediaStore } from "./media-store.ts";

const queue = "discard-unsent-images";
/** A draft that has not become a reply in a week will not become one. */
export const unsentKeptMs = 7 * 24 * 60 * 60 * 1000;

interface Discarder {
  pool: pg.Pool;
  store: MediaStore;
  clock: Clock;
}

/** Every hour, on one node: uploads that were never sent go, row and file. */
export async function workDiscarding(boss: PgBoss, discarder: Discarder): Promise<void> {
  await boss.createQueue(queue, { deleteAfterSeconds: 24 * 60 * 60 });
  await boss.work(queue, { pollingIntervalSeconds: 60 }, () => discardUnsent(discarder));
  await boss.schedule(queue, "23 * * * *");
}

/** [RT8] Taken first, so that no reply carries one any more; the row last, so that who is cut off in between finds it again. */
export async function discardUnsent({ pool, store, clock }: Discarder): Promise<void> {
  const unsent = `uploaded_by is not null and conversation_id is null and created_at < $1`;
  const before = clock.now() - unsentKeptMs;
  const { rows } = await pool.query<{ id: MediaId; accountId: AccountId }>(
    `update media set state = 'failed', failure = 'expired' where ${unsent} returning id, account_id as "accountId"`,
    [before],
  );
  for (const key of rows) await store.remove(key);
  await pool.query(`delete from media where ${unsent} and id = any($2)`, [before, rows.map(({ id }) => id)]);
  await store.sweep();
}
