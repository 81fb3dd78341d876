import type pg from "pg";
import type { ClientBase } from "pg";
import type { PgBoss } from "pg-boss";
import { recordAudit } from "../audit/record-audit.ts";
import type { Clock } from "../base/context.ts";
import { createJobs } from "../jobs/jobs.ts";
import { enqueueForgotten } from "../media/incoming/enqueue-images.ts";
import { openFetchQueue } from "../media/incoming/image-fetcher.ts";
import type { Manifest } from "./manifest.ts";

/**
 * [BK5] Corrects what may be untrue since the backup. Replies being sent become unconfirmed; the result is their
 * number. All people are signed out and open invitations revoked. NOTE: besides the lanes, only this function writes
 * messages and sessions. It runs in the transaction that loads the rows.
 */
export async function settleRestored(client: ClientBase, manifest: Manifest, clock: Clock): Promise<number> {
  await client.query(
    `update sessions set last_message = jsonb_set(last_message, '{delivery}', '"unconfirmed"')
      where last_message->>'id' in (select message_id from outbox)`,
  );
  const { rowCount } = await client.query(
    `update messages m set delivery = m.delivery || '{"state": "unconfirmed", "reason": null, "code": null}'
       from outbox o where m.id = o.message_id`,
  );
  await client.query(`delete from outbox`);
  const now = clock.now();
  await client.query(`update invitations set revoked_at = $1 where used_at is null and revoked_at is null`, [
    now,
  ]);
  await notifyWebhooks(client, now);
  const what = "restored";
  await recordAudit(client, { what, accountId: null, agentId: null, about: manifest.at, ip: null, at: now });
  return rowCount ?? 0;
}

/** [WH7] Marks events after the backup as lost, and resets failures. */
async function notifyWebhooks(client: ClientBase, now: number): Promise<void> {
  const { rows } = await client.query<{ has: boolean }>(`select to_regclass('webhooks') is not null as has`);
  if (!rows[0]?.has) return;
  await client.query(
    `update webhooks w
        set missing_after = case when missing_told_at is null then coalesce(missing_after, a.head_seq) else a.head_seq end,
            missing_up_to = null, missing_at = $1, missing_told_at = null,
            failing_since = case when is_on then null else failing_since end, tries = case when is_on then 0 else tries end,
            failure = case when is_on then null else failure end, failed_up_to = null, next_try_at = null, slow = false
       from accounts a where a.id = w.account_id`,
    [now],
  );
}

/** Enqueues image jobs, as jobs are not backed up. */
export async function fetchAgain(client: ClientBase, connection: pg.ClientConfig): Promise<void> {
  const { rows } = await client.query(`select from media where state = 'fetching' limit 1`);
  if (rows.length === 0) return;
  const enqueue = async (boss: PgBoss) => {
    await openFetchQueue(boss);
    await enqueueForgotten(boss, client);
  };
  const quiet = { warn: () => undefined, error: () => undefined };
  const jobs = createJobs({ connection, log: quiet });
  await jobs.start([enqueue]);
  await jobs.stop();
}
