/** [PU10] Enqueues customers' images: new ones by `image-enqueuer.ts`, forgotten ones each minute, failed ones each hour. */
import type { MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { PgBoss } from "pg-boss";
import type { Clock } from "../../base/context.ts";
import type { JobLog } from "../../base/job-log.ts";
import { enqueueAll, logFailures } from "../../jobs/jobs.ts";
import {
  countedAtMost,
  type FetchJob,
  fetchQueue,
  priorityOf,
  type QueuePosition,
  retriesBeforeGivenUp,
} from "./inbound-image.ts";

export const forgottenQueue = "give-out-forgotten-images";
const lateQueue = "give-out-images";

interface EnqueueOptions {
  pool: Pool;
  clock: Clock;
  log: JobLog;
}

export async function workEnqueueing(boss: PgBoss, { pool, clock, log }: EnqueueOptions): Promise<void> {
  await enqueueForgotten(boss, pool);
  const searches = [
    { queue: forgottenQueue, at: "* * * * *", search: () => enqueueForgotten(boss, pool) },
    { queue: lateQueue, at: "23 * * * *", search: () => enqueueLate(boss, pool, clock.now()) },
  ];
  for (const { queue, at, search } of searches) {
    await boss.createQueue(queue, { deleteAfterSeconds: 24 * 60 * 60 });
    await boss.work(queue, { pollingIntervalSeconds: 60 }, logFailures(log, queue, search));
    await boss.schedule(queue, at);
  }
}

export async function enqueueImages(
  boss: PgBoss,
  db: ClientBase | Pool,
  mediaIds: readonly MediaId[],
): Promise<void> {
  const { rows } = await db.query<QueuePosition & { id: MediaId }>(
    `with given as (select id, account_id, created_at from media where id = any ($1) and state = 'fetching'),
          lines as (select a.account_id, (select count(*) from (select from media m where m.account_id = a.account_id
                             and m.state = 'fetching' and m.id <> all ($1) limit ${countedAtMost}) w) as others
                      from (select distinct account_id from given) a)
     select id, created_at as at, others + row_number() over (partition by account_id order by created_at, id) - 1 as ahead
       from given join lines using (account_id)`,
    [mediaIds],
  );
  const jobs = rows.map(({ id, ...place }) => {
    const data: FetchJob = { mediaId: id };
    return { data, priority: priorityOf(place) };
  });
  if (jobs.length > 0) await enqueueAll(boss, fetchQueue, jobs);
}

const forgottenAtOnce = 10_000;

export async function enqueueForgotten(boss: PgBoss, db: ClientBase | Pool): Promise<void> {
  const { rows } = await db.query<{ id: MediaId }>(
    `select id from media where state = 'fetching'
        and id not in (select data ->> 'mediaId' from jobs.job where name = $1 and state in ('created', 'retry', 'active'))
      order by created_at limit $2`,
    [fetchQueue, forgottenAtOnce],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await enqueueImages(boss, db, ids);
}

/** By WeChat's page on temporary media. */
const storedByWechatMs = 3 * 24 * 60 * 60 * 1000;
const lateAtOnce = 1_000;

/**
 * [PU10] Enqueues one more try, after all others, for temporarily failed images that WeChat still has. Skips crashed or
 * exhausted jobs. `now` varies the order, so that failing images block no others.
 */
export async function enqueueLate(
  boss: PgBoss,
  db: ClientBase | Pool,
  now: number,
  atOnce = lateAtOnce,
): Promise<void> {
  const { rows } = await db.query<{ id: MediaId }>(
    `select id from media where state = 'failed' and uploaded_by is null and created_at > $2
        and failure in ('unreachable', 'no_room') and message_id is not null
        and id not in (select data ->> 'mediaId' from jobs.job
                        where name = $1 and (state <> 'completed' or retry_count > ${retriesBeforeGivenUp}))
      order by hashtextextended(id, $4) limit $3`,
    [fetchQueue, now - storedByWechatMs, atOnce, now],
  );
  const options = { retryLimit: 0, priority: priorityOf({ at: now, ahead: countedAtMost }) };
  for (const { id } of rows) {
    const job: FetchJob = { mediaId: id, late: true };
    await boss.send(fetchQueue, job, options);
  }
}
