import type { MediaId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJobs, type Jobs } from "../../../src/jobs/jobs.ts";
import { renderInbound } from "../../../src/media/decoding/render-inbound.ts";
import { enqueueLate } from "../../../src/media/incoming/enqueue-images.ts";
import { createFetchPublic } from "../../../src/media/incoming/fetch-public.ts";
import { fetchImage } from "../../../src/media/incoming/image-fetcher.ts";
import { fetchQueue } from "../../../src/media/incoming/inbound-image.ts";
import type { MissingReason } from "../../../src/media/store/media-row.ts";
import { createMediaStore } from "../../../src/media/store/media-store.ts";
import { sends } from "../fake-wechat.ts";
import * as pictures from "../pictures.ts";
import { openTestServer, type TestServer } from "../test-server.ts";
import { onItsWay } from "./fetching-images.ts";

let server: TestServer;
let jobs: Jobs;
let failures: MissingReason[] = [];
beforeAll(async () => {
  server = await openTestServer();
  const silent = { warn: () => undefined, error: () => undefined };
  jobs = createJobs({ connection: server.db.connection, log: silent });
  await jobs.start([]);
});
afterAll(async () => {
  await jobs.stop();
  await server.close();
});

const hourMs = 3_600_000;
const enqueue = (): Promise<void> => enqueueLate(jobs.boss, server.db.pool, server.clock.now());

const tryOnce = (data: { mediaId: MediaId; late?: true }, retryCount: number): Promise<void> =>
  fetchImage(
    {
      ...{ pool: server.db.pool, lanes: server.lanes, store: createMediaStore(server.dataDir) },
      render: renderInbound,
      clientOf: async () => server.client,
      fetchPublic: createFetchPublic({ trustedHost: server.far.host, deadlineMs: 30_000 }),
      log: { warn: () => undefined, error: () => undefined },
      onFailed: (reason) => void failures.push(reason),
    },
    { data, retryCount },
  );

/** Returns an image whose last attempt found its host unreachable. */
async function unreachable(path: string): Promise<{ mediaId: MediaId; messageId: string }> {
  server.far.on(path, (_request, response) => void response.writeHead(503).end());
  const image = await onItsWay(server, path);
  await tryOnce(image, 5);
  expect(await server.imageOf(image.messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
  failures = [];
  return image;
}

const lateJobs = async (mediaId: MediaId): Promise<string[]> =>
  (
    await server.db.pool.query<{ state: string }>(
      `select state from jobs.job where data ->> 'mediaId' = $1 and data ->> 'late' = 'true'`,
      [mediaId],
    )
  ).rows.map(({ state }) => state);
const underWay = async (): Promise<number> =>
  (
    await server.db.pool.query(`select from jobs.job where name = $1 and state in ('created', 'active')`, [
      fetchQueue,
    ])
  ).rowCount ?? 0;
const changesOf = async (messageId: string): Promise<number> =>
  (
    await server.db.pool.query(
      `select from events where type = 'media_changed' and payload -> 'message' ->> 'id' = $1`,
      [messageId],
    )
  ).rowCount ?? 0;

describe("an unreachable image", () => {
  it("[PU10] is fetched hours later when it becomes available", async () => {
    const { mediaId, messageId } = await unreachable("/night");
    server.clock.elapse(10 * hourMs);
    server.far.on("/night", sends(await pictures.jpeg()));
    await enqueue();
    await expect
      .poll(() => server.imageOf(messageId), { timeout: 15_000 })
      .toMatchObject({ state: "ready", mediaId });
  });

  it("[PU10] is tried once an hour, and a failed try is not reported", async () => {
    const { mediaId, messageId } = await unreachable("/still");
    const before = await changesOf(messageId);
    const requests = () => server.far.requests.filter((path) => path === "/still").length;
    const askedBefore = requests();
    await enqueue();
    await expect.poll(() => lateJobs(mediaId), { timeout: 15_000 }).toEqual(["completed"]);
    expect(requests()).toBe(askedBefore + 1);
    await tryOnce({ mediaId, late: true }, 0);
    expect(failures).toEqual([]);
    expect(await changesOf(messageId)).toBe(before);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
  });

  it("[PU10] is reported as lost when WeChat says so, and tried no more", async () => {
    const { mediaId, messageId } = await unreachable("/gone");
    server.far.on("/gone", (_request, response) => void response.writeHead(404).end());
    await tryOnce({ mediaId, late: true }, 0);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "failed", reason: "expired" });
    expect(failures).toEqual(["expired"]);
    await enqueue();
    expect(await lateJobs(mediaId)).toEqual([]);
  });

  it("[PU10] is given up after three days, and skipped for a day after a crash", async () => {
    const deadly = await unreachable("/deadly");
    await server.db.pool.query(
      `update jobs.job set retry_count = 6 where name = $1 and data ->> 'mediaId' = $2`,
      [fetchQueue, deadly.mediaId],
    );
    const fresh = await unreachable("/fresh");
    await enqueue();
    expect(await lateJobs(deadly.mediaId)).toEqual([]);
    await expect.poll(() => lateJobs(fresh.mediaId), { timeout: 15_000 }).toEqual(["completed"]);
    server.clock.elapse(73 * hourMs);
    await enqueue();
    expect(await lateJobs(fresh.mediaId)).toHaveLength(1);
  });

  it("[PU10] gets its turn among more unreachable images than fit into one run", async () => {
    const images = [await unreachable("/first"), await unreachable("/second"), await unreachable("/third")];
    const untried = new Set(images.map(({ mediaId }) => mediaId));
    for (let hour = 0; untried.size > 0 && hour < 40; hour++) {
      server.clock.elapse(hourMs);
      await enqueueLate(jobs.boss, server.db.pool, server.clock.now(), 1);
      for (const mediaId of untried) if ((await lateJobs(mediaId)).length > 0) untried.delete(mediaId);
      await expect.poll(underWay, { timeout: 15_000 }).toBe(0);
    }
    expect([...untried]).toEqual([]);
  });

  it("[PU10] does not change a ready image or one just requested", async () => {
    const { mediaId, messageId } = await unreachable("/asked");
    await server.db.pool.query(`update media set state = 'fetching', failure = null where id = $1`, [
      mediaId,
    ]);
    server.far.on("/asked", sends(await pictures.jpeg()));
    await tryOnce({ mediaId, late: true }, 0);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "failed" });
    await tryOnce({ mediaId }, 0);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "ready" });
  });
});
