/** The job of an image, which is committed with it, and what has it fetched once more. */
import type { MediaId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchAgain } from "../../../src/backup/settle-restored.ts";
import { openMedia } from "../../../src/media/media.ts";
import { newId } from "../../../src/new-id.ts";
import { createJobs, JobsAway } from "../../../src/tasks/jobs.ts";
import { sends, sendsJson } from "../far-side.ts";
import { accountId, anna, asAgent, type House, openHouse, openRoutes } from "../house.ts";
import * as pictures from "../pictures.ts";
import { expired, onItsWay } from "./on-its-way.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const byMediaId = (answer: ReturnType<typeof sends>) => house.far.on("/cgi-bin/media/get", answer);
const countJobs = async (mediaId: MediaId): Promise<number> =>
  (await house.db.pool.query(`select from jobs.job where data ->> 'mediaId' = $1`, [mediaId])).rowCount ?? 0;

describe("row and job", () => {
  it("[PU3] are both there once the push is committed", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    expect(await countJobs(mediaId)).toBe(1);
    await house.settled(message.id);
  });

  it("[PU3] are neither there when the push is rolled back", async () => {
    const image = { mediaId: newId() as MediaId, wechatMediaId: "m1", sourceUrl: null };
    const entry = house.entryOf(image);
    const failing = house.lanes.runEntry(accountId, {
      ...entry,
      async alongside(client, outcome) {
        await entry.alongside?.(client, outcome);
        throw new Error("the disk is full");
      },
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect(await countJobs(image.mediaId)).toBe(0);
    expect((await house.db.pool.query(`select from media where id = $1`, [image.mediaId])).rowCount).toBe(0);
  });
});

/** Another server, as far as images go: its jobs have not started. */
function openWithout() {
  const log = pino({ level: "silent" });
  const jobs = createJobs({ connection: house.db.connection, log });
  const media = openMedia({
    ...{ pool: house.db.pool, boss: jobs.boss, clock: house.clock, newId, log, lanes: house.lanes },
    config: { dataDir: house.dataDir, wechatApiUrl: house.far.url },
    clientOf: async () => house.client,
  });
  const close = async () => {
    media.close();
    await jobs.stop();
  };
  return { jobs, media, close };
}

describe("while background jobs cannot start", () => {
  it("[PU3] [PU10] an image that comes is kept, and is fetched once they can", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { jobs, media, close } = openWithout();
    const image = { mediaId: newId() as MediaId, wechatMediaId: "m1", sourceUrl: null };
    const outcome = await house.lanes.runEntry(accountId, {
      ...house.entryOf(image),
      alongside: (client, did) => media.keepImage(client, image, did),
    });
    const messageId = outcome.ok ? (outcome.facts[0]?.message?.id ?? "") : "";
    expect(await house.imageOf(messageId)).toMatchObject({ state: "fetching", mediaId: image.mediaId });
    expect(await countJobs(image.mediaId)).toBe(0);
    await jobs.start(media.work);
    expect(await house.settled(messageId)).toMatchObject({ state: "ready", mediaId: image.mediaId });
    expect(await countJobs(image.mediaId)).toBe(1);
    await close();
  });

  it("[PU10] one that is asked for once more is on its way, and is fetched once they can", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    await house.settled(message.id);
    const before = await countJobs(mediaId);
    byMediaId(sends(await pictures.jpeg()));
    const { jobs, media, close } = openWithout();
    const without = await openRoutes(house.db, media);
    const url = `/api/media/${mediaId}/fetch`;
    const asked = await without.inject({ method: "POST", url, headers: asAgent(anna) });
    expect([asked.statusCode, asked.json()]).toMatchObject([200, { image: { mediaId, state: "fetching" } }]);
    expect(await countJobs(mediaId)).toBe(before);
    await jobs.start(media.work);
    expect(await house.settled(message.id)).toMatchObject({ state: "ready", mediaId });
    await without.close();
    await close();
  });
});

describe("[DE17] where a background job cannot be given out", () => {
  /** Jobs have started, and their tables are gone. */
  const withoutTables = async (work: () => Promise<void>): Promise<void> => {
    await house.db.pool.query(`alter schema jobs rename to jobs_away`);
    try {
      await work();
    } finally {
      await house.db.pool.query(`alter schema jobs_away rename to jobs`);
    }
  };

  it("[DE17] asking for an image once more is a 503 that says why, and changes nothing", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    await house.settled(message.id);
    byMediaId(sends(await pictures.jpeg()));
    const ask = () =>
      house.fastify.inject({ method: "POST", url: `/api/media/${mediaId}/fetch`, headers: asAgent(anna) });
    await withoutTables(async () => {
      const refused = await ask();
      expect([refused.statusCode, refused.json()]).toEqual([503, { refusal: "jobs_unavailable" }]);
      expect(await house.imageOf(message.id)).toMatchObject({ state: "failed" });
    });
    expect((await ask()).json()).toMatchObject({ image: { state: "fetching" } });
    expect(await house.settled(message.id)).toMatchObject({ state: "ready" });
  });

  it("[DE17] [PU3] a push with an image is not kept", async () => {
    const image = { mediaId: newId() as MediaId, wechatMediaId: "m1", sourceUrl: null };
    await withoutTables(async () => {
      const kept = house.lanes.runEntry(accountId, house.entryOf(image));
      await expect(kept).rejects.toBeInstanceOf(JobsAway);
    });
    expect((await house.db.pool.query(`select from media where id = $1`, [image.mediaId])).rowCount).toBe(0);
  });

  it("[DE17] [DE11] once a stop has ended jobs, a push with an image is kept, and it is fetched when they start", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const ending = openWithout();
    await ending.jobs.start(ending.media.work);
    await ending.close();
    const image = { mediaId: newId() as MediaId, wechatMediaId: "m1", sourceUrl: null };
    const outcome = await house.lanes.runEntry(accountId, {
      ...house.entryOf(image),
      alongside: (client, did) => ending.media.keepImage(client, image, did),
    });
    const messageId = outcome.ok ? (outcome.facts[0]?.message?.id ?? "") : "";
    expect(await house.imageOf(messageId)).toMatchObject({ state: "fetching" });
    const next = openWithout();
    await next.jobs.start(next.media.work);
    expect(await house.settled(messageId)).toMatchObject({ state: "ready" });
    await next.close();
  });
});

describe("a failed image", () => {
  it("[F40] is fetched once more when an agent asks for it", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    expect(await house.settled(message.id)).toMatchObject({ state: "failed" });
    byMediaId(sends(await pictures.jpeg()));
    const again = await house.fastify.inject({
      method: "POST",
      url: `/api/media/${mediaId}/fetch`,
      headers: asAgent(anna),
    });
    expect(again.json()).toMatchObject({ image: { mediaId, state: "fetching" } });
    expect(await house.settled(message.id)).toMatchObject({ state: "ready" });
  });

  it("[BK4] is fetched by itself where a backup was put back that was made while it was on its way", async () => {
    house.far.on("/again", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(house, "/again");
    const before = await countJobs(mediaId);
    const client = new pg.Client(house.db.connection);
    await client.connect();
    await fetchAgain(client, house.db.connection);
    await client.end();
    expect(await countJobs(mediaId)).toBe(before + 1);
    await expect
      .poll(() => house.imageOf(messageId), { timeout: 15_000 })
      .toMatchObject({ state: "ready", mediaId });
  });

  it("[F40] one that is there stays there, whoever asks for it once more: WeChat may have it no longer", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    await house.settled(message.id);
    byMediaId(sendsJson(expired));
    const jobs = await countJobs(mediaId);
    const url = `/api/media/${mediaId}/fetch`;
    const asked = await house.fastify.inject({ method: "POST", url, headers: asAgent(anna) });
    expect([asked.statusCode, asked.json()]).toMatchObject([200, { image: { mediaId, state: "ready" } }]);
    expect(await countJobs(mediaId)).toBe(jobs);
    expect(await house.imageOf(message.id)).toMatchObject({ state: "ready" });
  });

  it("[IM7] asked for by many at once, gets one job", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    await house.settled(message.id);
    const url = `/api/media/${mediaId}/fetch`;
    const ask = () => house.fastify.inject({ method: "POST", url, headers: asAgent(anna) });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.map((a) => a.statusCode)).toEqual(Array.from({ length: 8 }, () => 200));
    await house.settled(message.id);
    const { rows } = await house.db.pool.query(
      `select count(*) from events where type = 'media_changed' and payload -> 'message' ->> 'id' = $1`,
      [message.id],
    );
    expect(await countJobs(mediaId)).toBeLessThanOrEqual(1 + 8);
    expect(rows[0]).toEqual({ count: ((await countJobs(mediaId)) - 1) * 2 + 1 });
  });
});
