import type { MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { PgBoss } from "pg-boss";
import { enqueue, isOpen } from "../../jobs/jobs.ts";

export const fetchQueue = "fetch-image";
/** The sixth try is the last, about a minute after the first. */
export const retriesBeforeGivenUp = 5;
export interface FetchJob {
  mediaId: MediaId;
  late?: true;
}

export interface QueuePosition {
  at: number;
  ahead: number;
}

export const countedAtMost = 1_000;
/** [PU10] Each earlier image of its account moves this one a second back. */
const aheadMs = 1_000;
/** Keeps pg-boss's four-byte priority, in seconds, valid for decades. */
const since = Date.UTC(2025, 0);
export const priorityOf = ({ at, ahead }: QueuePosition): number =>
  Math.max(-(2 ** 31), Math.floor((since - at - ahead * aheadMs) / 1_000));

/** Enqueues a requested fetch first. Without jobs, the row waits for `enqueueForgotten`. */
export async function sendFetchJob(boss: PgBoss, client: ClientBase | Pool, mediaId: MediaId): Promise<void> {
  if (!isOpen(boss, fetchQueue)) return;
  const job: FetchJob = { mediaId };
  await enqueue(boss, client, fetchQueue, job);
}
