import type { MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { PgBoss } from "pg-boss";
import { enqueue, isOpen } from "../../jobs/jobs.ts";

export const fetchQueue = "fetch-image";
/** The sixth try is the last, about a minute after the first. */
export const retriesBeforeGivenUp = 5;
export interface FetchJob {
  mediaId: MediaId;
  /** One try more for an image that has failed (`enqueueLate`). */
  late?: true;
}

/** Where an image stands in the line. */
export interface PlaceInLine {
  /** When it came. */
  at: number;
  /** How many its account still waits for. */
  ahead: number;
}

export const countedAtMost = 1_000;
/** [PU10] Each image that its account still waits for puts one a second further back: what others send meanwhile comes before it. */
const aheadMs = 1_000;
/** What pg-boss takes first has the highest priority, of four bytes: in seconds since then it has room for decades. */
const since = Date.UTC(2025, 0);
export const priorityOf = ({ at, ahead }: PlaceInLine): number =>
  Math.max(-(2 ** 31), Math.floor((since - at - ahead * aheadMs) / 1_000));

/** A person asks for it: it comes first. Where no jobs can be given out, its row waits for one (`enqueueForgotten`). */
export async function sendFetchJob(boss: PgBoss, client: ClientBase | Pool, mediaId: MediaId): Promise<void> {
  if (!isOpen(boss, fetchQueue)) return;
  const job: FetchJob = { mediaId };
  await enqueue(boss, client, fetchQueue, job);
}
