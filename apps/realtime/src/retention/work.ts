import type { PgBoss } from "pg-boss";
import { earlierNow } from "../database/check-clock.ts";
import { batchSize, loggingFailure, runEach, untilDone } from "../database/delete-in-batches.ts";
import { dropSomeOutlived } from "../drafts/drafts.ts";
import { openQueue, workThrough } from "../jobs/jobs.ts";
import { discardRowless } from "../media/store/discard-rowless.ts";
import { trimLogs } from "./delete-events.ts";
import { type ErasureJob, erasureQueue, finishErasure, listUnfinished } from "./erasures.ts";
import { dayMs, type Expiring, expireAll } from "./expire.ts";
import { forgetEnds } from "./forget-ends.ts";
import { forgetOldPushes } from "./forget-pushes.ts";

export interface RetentionOptions extends Expiring {
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

/** Runs erasures when ordered, and expiry each night. */
export async function workRetention(boss: PgBoss, keeper: RetentionOptions): Promise<void> {
  for (const queue of [erasureQueue, nightlyQueue]) {
    await openQueue(boss, queue, { ...queueOptions, notify: queue === erasureQueue });
  }
  await workThrough<ErasureJob>(boss, erasureQueue, {}, async ({ data: { conversationId } }) => {
    await loggingFailure(keeper.log, { conversationId }, () => finishErasure(keeper, conversationId))();
  });
  await boss.work(nightlyQueue, { pollingIntervalSeconds: 60 }, () => runNightly(keeper));
  // UTC, at night in China. A missed run takes place at the next start.
  await boss.schedule(nightlyQueue, "41 19 * * *", null, { missed: "once" });
}

/** Works despite failures. Rejects with the first error. */
export async function runNightly(keeper: RetentionOptions): Promise<void> {
  const { pool, clock, log, keepLogDays } = keeper;
  const [now, unfinished] = await loggingFailure(log, { what: "all" }, () =>
    Promise.all([earlierNow(pool, clock), listUnfinished(pool)]),
  )();
  await runEach([
    ...unfinished.map((conversationId) =>
      loggingFailure(log, { conversationId }, () => finishErasure(keeper, conversationId)),
    ),
    () => expireAll(keeper, now),
    loggingFailure(log, { what: "drafts" }, () => untilDone(() => dropSomeOutlived(pool, now, batchSize))),
    loggingFailure(log, { what: "ends" }, () => forgetEnds(pool, now)),
    loggingFailure(log, { what: "events" }, () => trimLogs(pool, now - keepLogDays * dayMs, now)),
    loggingFailure(log, { what: "pushes" }, () => forgetOldPushes(pool, now, keepLogDays)),
    loggingFailure(log, { what: "images" }, () => discardRowless(keeper)),
  ]);
}
