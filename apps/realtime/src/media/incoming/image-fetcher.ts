/**
 * [PU10] Fetches customers' images, two at once. It downloads by WeChat's media id, or else by the link, re-encodes the
 * image, and stores the files. Then it changes the row and the message in the lane.
 *
 * Temporary failures are retried with growing pauses. Permanent failures, and failures after the last try, end as
 * `failed` with their reason. A person may request another fetch. While WeChat has the image, one more try is enqueued
 * each hour (`enqueueLate`).
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

/**
 * More retries than tries. The extra ones only record the failure, in case the database was unavailable or the image
 * itself killed the process. Otherwise the image would do so thirty times.
 */
const queueOptions = {
  retryLimit: 30,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 5 * 60,
  /** When the process of a job has died, another takes over after this time, before the job expires. */
  heartbeatSeconds: 30,
  deleteAfterSeconds: 24 * 60 * 60,
  notify: true,
};
/**
 * Pauses for storing the result of the last try when the lane is full or the database is unavailable. The image is not
 * fetched again.
 */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000];
/** An image may take 10 MB, and mostly waits for WeChat. */
const atOnce = 2;

/** A temporary failure: the job is retried. */
class TryAgain extends Error {}

export const openFetchQueue = (boss: PgBoss): Promise<void> => openQueue(boss, fetchQueue, queueOptions);

export async function workImageFetches(boss: PgBoss, fetcher: ImageFetcher): Promise<void> {
  await openFetchQueue(boss);
  await workThrough<FetchJob>(boss, fetchQueue, { atOnce }, (job) => fetchHeard(fetcher, job));
}

/** [DE13] Logs unexpected failures only. A missing image at WeChat and a full store are reported elsewhere. */
const fetchHeard = (fetcher: ImageFetcher, job: Job<FetchJob>): Promise<void> =>
  fetchImage(fetcher, job).catch((error: unknown) => {
    const isKnown = error instanceof TryAgain || error instanceof StoreFull;
    if (!isKnown && !job.signal.aborted)
      fetcher.log.warn({ err: error, ...job.data, queue: fetchQueue }, "a job failed");
    throw error;
  });

/** Performs one try. Rejects when the job must be retried. */
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
  // [RT2] The customer may have been erased in the meantime.
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

/** Returns the resulting state of the image. Throws when another try may help. */
async function settle(fetcher: ImageFetcher, media: Media, isLast: boolean): Promise<ImageChange> {
  try {
    return await bring(fetcher, media, isLast);
  } catch (error) {
    if (!isLast) throw error;
    fetcher.log.error({ err: error, mediaId: media.id }, "an image could not be kept");
    return { to: "failed", reason: error instanceof StoreFull ? "no_room" : "unreachable" };
  }
}

async function bring(fetcher: ImageFetcher, media: Media, isLast: boolean): Promise<ImageChange> {
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
