/**
 * [PU10] Fetches customers' images, two at once, by media id or link, re-encodes and stores them, and changes row and
 * message in the lane. Temporary failures are retried; others end as `failed`.
 */
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import type { Job, PgBoss } from "pg-boss";
import { failpoint } from "../../base/failpoint.ts";
import type { JobLog } from "../../base/job-log.ts";
import { openQueue, workThrough } from "../../jobs/jobs.ts";
import type { Lanes } from "../../lane/lane.ts";
import type { Render } from "../decoding/renderer.ts";
import { findMedia, type Media, type MediaClientOf, type MissingReason } from "../store/media-row.ts";
import { type MediaStore, StoreFull } from "../store/media-store.ts";
import { changeImage, type ImageChange } from "./change-image.ts";
import type { FetchPublic } from "./fetch-public.ts";
import { type FetchJob, fetchQueue, retriesBeforeGivenUp } from "./inbound-image.ts";
import { obtainImage } from "./obtain-image.ts";

export interface ImageFetcher {
  pool: pg.Pool;
  lanes: Lanes;
  store: MediaStore;
  render: Render;
  clientOf: MediaClientOf;
  fetchPublic: FetchPublic;
  log: JobLog;
  onFailed?: ((reason: MissingReason) => void) | undefined;
}

/** The extra retries only record the failure, for example when the image kills the process. */
const queueOptions = {
  retryLimit: 30,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 5 * 60,
  /** After this time another process takes over the job of a dead one. */
  heartbeatSeconds: 30,
  deleteAfterSeconds: 24 * 60 * 60,
  notify: true,
};
/** Retries storing the last result without fetching again. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000];
const atOnce = 2;

class TryAgain extends Error {}

export const openFetchQueue = (boss: PgBoss): Promise<void> => openQueue(boss, fetchQueue, queueOptions);

export async function workImageFetches(boss: PgBoss, fetcher: ImageFetcher): Promise<void> {
  await openFetchQueue(boss);
  await workThrough<FetchJob>(boss, fetchQueue, { atOnce }, (job) => fetchLogged(fetcher, job));
}

/** [DE13] Logs unexpected failures only. */
const fetchLogged = (fetcher: ImageFetcher, job: Job<FetchJob>): Promise<void> =>
  fetchImage(fetcher, job).catch((error: unknown) => {
    const isKnown = error instanceof TryAgain || error instanceof StoreFull;
    if (!isKnown && !job.signal.aborted)
      fetcher.log.warn({ err: error, ...job.data, queue: fetchQueue }, "a job failed");
    throw error;
  });

/** Performs one try. Rejects to be retried. */
export async function fetchImage(
  fetcher: ImageFetcher,
  job: Pick<Job<FetchJob>, "data" | "retryCount">,
): Promise<void> {
  const { mediaId, late } = job.data;
  const media = await findMedia(fetcher.pool, mediaId);
  if (media?.state !== (late ? "failed" : "fetching")) return;
  await failpoint("media.before_fetch");
  const triesLeft = late ? 0 : retriesBeforeGivenUp - job.retryCount;
  const change = triesLeft < 0 ? givenUp : await settle(fetcher, media, triesLeft === 0);
  if (change.to === "failed" && change.reason === media.failure) return;
  const tell = () => changeImage(fetcher.lanes, media, change);
  const changed = triesLeft === 0 ? await patiently(tell) : await tell();
  if (change.to === "failed") fetcher.onFailed?.(change.reason);
  if (!changed && !(await findMedia(fetcher.pool, media.id))) await fetcher.store.remove(media);
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const ms of pausesMs) {
    try {
      return await work();
    } catch {
      await delay(ms);
    }
  }
  return work();
}

const givenUp: ImageChange = { to: "failed", reason: "unreachable" };

/** Throws if another try may help. */
async function settle(fetcher: ImageFetcher, media: Media, isLast: boolean): Promise<ImageChange> {
  try {
    return await fetchBytes(fetcher, media, isLast);
  } catch (error) {
    if (!isLast) throw error;
    fetcher.log.error({ err: error, mediaId: media.id }, "an image could not be stored");
    return { to: "failed", reason: error instanceof StoreFull ? "no_room" : "unreachable" };
  }
}

async function fetchBytes(fetcher: ImageFetcher, media: Media, isLast: boolean): Promise<ImageChange> {
  const bytes = await obtainImage(media, fetcher.clientOf, fetcher.fetchPublic);
  if (!Buffer.isBuffer(bytes)) {
    if (!bytes.lasting && !isLast) throw new TryAgain(bytes.missing);
    return { to: "failed", reason: bytes.missing };
  }
  const rendered = await fetcher.render(bytes);
  if (typeof rendered === "string") return { to: "failed", reason: rendered };
  await fetcher.store.write(media, rendered.original.bytes, rendered.thumbnail);
  await failpoint("media.after_store");
  return { to: "ready", image: rendered.original };
}
