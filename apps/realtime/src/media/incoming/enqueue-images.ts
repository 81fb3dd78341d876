/**
 * [PU10] Creates jobs for customers' images. A new image gets its job right after the commit that stored it
 * (`image-giver.ts`). One node looks for images without a job every minute and when background jobs start. Every hour
 * it retries failed images.
 */
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
  type PlaceInLine,
  priorityOf,
  retriesBeforeGivenUp,
} from "./inbound-image.ts";

export const forgottenQueue = "give-out-forgotten-images";
const lateQueue = "give-out-images";

interface Giver {
  pool: Pool;
  clock: Clock;
  log: JobLog;
}

/** Enqueues images without a job now and schedules both searches. */
export async function workGivingOut(boss: PgBoss, { pool, clock, log }: Giver): Promise<void> {
  await enqueueForgotten(boss, pool);
  const looks = [
    { queue: forgottenQueue, at: "* * * * *", look: () => enqueueForgotten(boss, pool) },
    { queue: lateQueue, at: "23 * * * *", look: () => enqueueLate(boss, pool, clock.now()) },
  ];
  for (const { queue, at, look } of looks) {
    await boss.createQueue(queue, { deleteAfterSeconds: 24 * 60 * 60 });
    await boss.work(queue, { pollingIntervalSeconds: 60 }, logFailures(log, queue, look));
    await boss.schedule(queue, at);
  }
}

/** Enqueues a job for each of these images that is still being fetched. */
export async function enqueueImages(
  boss: PgBoss,
  db: ClientBase | Pool,
  mediaIds: readonly MediaId[],
): Promise<void> {
  const { rows } = await db.query<PlaceInLine & { id: MediaId }>(
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

/** Enqueues a job for each image that is being fetched and has no job. */
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

/** How long WeChat stores the media of a customer (`MediaId`), by its page on temporary media. */
const hadByWechatMs = 3 * 24 * 60 * 60 * 1000;
const lateAtOnce = 1_000;

/**
 * [PU10] Enqueues one more try for each image that failed for a temporary reason and that WeChat still has. It comes
 * after all images being fetched.
 *
 * Images are left out whose job was lost in a server crash or used up its tries. When there are more than `atOnce`, the
 * order changes with `now`, so that permanently failing images do not block others.
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
    [fetchQueue, now - hadByWechatMs, atOnce, now],
  );
  const options = { retryLimit: 0, priority: priorityOf({ at: now, ahead: countedAtMost }) };
  for (const { id } of rows) {
    const job: FetchJob = { mediaId: id, late: true };
    await boss.send(fetchQueue, job, options);
  }
}
