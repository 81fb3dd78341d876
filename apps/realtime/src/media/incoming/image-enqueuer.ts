import { setTimeout as delay } from "node:timers/promises";
import type { MediaId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { PgBoss } from "pg-boss";
import { failpoint } from "../../base/failpoint.ts";
import type { JobLog } from "../../base/job-log.ts";
import { isOpen } from "../../jobs/jobs.ts";
import { enqueueImages } from "./enqueue-images.ts";
import { fetchQueue } from "./inbound-image.ts";

export interface ImageEnqueuerOptions {
  boss: PgBoss;
  pool: Pool;
  log: Pick<JobLog, "warn">;
}

/** `enqueueForgotten` finds further images. */
const maxPending = 10_000;
const pausesMs = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * [PU10] [DE17] Enqueues committed images at once, outside the push's transaction, so that a failing queue delays no
 * message. Retries with growing pauses.
 */
export function createImageEnqueuer({ boss, pool, log }: ImageEnqueuerOptions): (mediaId: MediaId) => void {
  let pending: MediaId[] = [];
  let working = false;

  const enqueue = async (mediaIds: readonly MediaId[]): Promise<boolean> => {
    try {
      await failpoint("media.before_job");
      await enqueueImages(boss, pool, mediaIds);
      return true;
    } catch (err) {
      if (isOpen(boss, fetchQueue))
        log.warn({ err, images: mediaIds.length, queue: fetchQueue }, "customers' images have no job yet");
      return false;
    }
  };

  const work = async (): Promise<void> => {
    let failures = 0;
    while (pending.length > 0 && isOpen(boss, fetchQueue)) {
      const mediaIds = pending.splice(0);
      if (await enqueue(mediaIds)) {
        failures = 0;
        continue;
      }
      pending = [...mediaIds, ...pending].slice(0, maxPending);
      await delay(pausesMs[Math.min(failures++, pausesMs.length - 1)], undefined, { ref: false });
    }
    working = false;
  };

  return (mediaId) => {
    if (!isOpen(boss, fetchQueue) || pending.length >= maxPending) return;
    pending.push(mediaId);
    if (working) return;
    working = true;
    void work();
  };
}
