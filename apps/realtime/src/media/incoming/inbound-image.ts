import type { MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { PgBoss } from "pg-boss";
import { enqueue, isOpen } from "../../jobs/jobs.ts";

export const fetchQueue = "fetch-image";
/** The sixth try is the last, about a minute after the first. */
export const retriesBeforeGivenUp = 5;
export interface FetchJob {
  mediaId: MediaId;
  /** One more try for an image that has failed (`enqueueLate`). */
  late?: true;
}

/** Position of an image in the queue. */
export interface PlaceInLine {
  /** When the image arrived. */
  at: number;
  /** How many earlier images of its account are still being fetched. */
  ahead: number;
}

export const countedAtMost = 1_000;
/**
 * [PU10] Each image that its account still waits for moves this one a second back: images of other accounts from that
 * time come first.
 */
const aheadMs = 1_000;
/** pg-boss takes the highest priority first, a four-byte integer. In seconds since this date it suffices for decades. */
const since = Date.UTC(2025, 0);
export const priorityOf = ({ at, ahead }: PlaceInLine): number =>
  Math.max(-(2 ** 31), Math.floor((since - at - ahead * aheadMs) / 1_000));

/**
 * Enqueues a fetch that a person requested, before all others. While no jobs can be enqueued, the row waits for
 * `enqueueForgotten`.
 */
export async function sendFetchJob(boss: PgBoss, client: ClientBase | Pool, mediaId: MediaId): Promise<void> {
  if (!isOpen(boss, fetchQueue)) return;
  const job: FetchJob = { mediaId };
  await enqueue(boss, client, fetchQueue, job);
}
