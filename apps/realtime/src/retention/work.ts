import type { PgBoss } from "pg-boss";
import { earlierNow } from "../database/check-clock.ts";
import { batchSize, eachByItself, heard, untilDone } from "../database/delete-in-batches.ts";
import { dropSomeOutlived } from "../drafts/drafts.ts";
import { openQueue, workThrough } from "../jobs/jobs.ts";
import { discardRowless } from "../media/store/discard-rowless.ts";
import { trimLogs } from "./delete-events.ts";
import { type ErasureJob, erasureQueue, finishErasure, listUnfinished } from "./erasures.ts";
import { dayMs, type Expiring, expireAll } from "./expire.ts";
import { forgetEnds } from "./forget-ends.ts";
import { forgetOldPushes } from "./forget-pushes.ts";

export interface RetentionOptions extends Expiring {
  /** [RT10] After how many days events and the raw text of pushes are deleted. */
  keepLogDays: number;
}

const nightlyQueue = "delete-what-expired";
const queueOptions = {
  retryLimit: 20,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 6 * 60 * 60,
  heartbeatSeconds: 60,
  deleteAfterSeconds: 24 * 60 * 60,
};

/**
 * Runs erasures when they are ordered. Once a night, deletes expired data, including drafts, finishes erasures that
 * lost their job, and deletes images without a row.
 */
export async function workRetention(boss: PgBoss, keeper: RetentionOptions): Promise<void> {
  for (const queue of [erasureQueue, nightlyQueue]) {
    await openQueue(boss, queue, { ...queueOptions, notify: queue === erasureQueue });
  }
  await workThrough<ErasureJob>(boss, erasureQueue, {}, async ({ data: { conversationId } }) => {
    await heard(keeper.log, { conversationId }, () => finishErasure(keeper, conversationId))();
  });
  await boss.work(nightlyQueue, { pollingIntervalSeconds: 60 }, () => runNightly(keeper));
  // UTC. At that hour nothing needs to be sent in China. If no server runs at that time, nothing would ever be deleted.
  // A missed run therefore takes place at the next start.
  await boss.schedule(nightlyQueue, "41 19 * * *", null, { missed: "once" });
}

/** Runs all nightly tasks. A failure for one customer or account does not stop the others. Rejects with the first error. */
export async function runNightly(keeper: RetentionOptions): Promise<void> {
  const { pool, clock, log, keepLogDays } = keeper;
  const [now, unfinished] = await heard(log, { what: "all" }, () =>
    Promise.all([earlierNow(pool, clock), listUnfinished(pool)]),
  )();
  await eachByItself([
    ...unfinished.map((conversationId) =>
      heard(log, { conversationId }, () => finishErasure(keeper, conversationId)),
    ),
    () => expireAll(keeper, now),
    heard(log, { what: "drafts" }, () => untilDone(() => dropSomeOutlived(pool, now, batchSize))),
    heard(log, { what: "ends" }, () => forgetEnds(pool, now)),
    heard(log, { what: "events" }, () => trimLogs(pool, now - keepLogDays * dayMs, now)),
    heard(log, { what: "pushes" }, () => forgetOldPushes(pool, now, keepLogDays)),
    heard(log, { what: "images" }, () => discardRowless(keeper)),
  ]);
}
