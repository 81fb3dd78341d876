import type { MediaId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { newId } from "../../../src/base/context.ts";
import { createJobs } from "../../../src/jobs/jobs.ts";
import { enqueueForgotten } from "../../../src/media/incoming/enqueue-images.ts";
import { silent } from "../../lane/silent.ts";
import { sends, sendsJson } from "../fake-wechat.ts";
import * as pictures from "../pictures.ts";
import { accountId, anna, asAgent, foreignAccountId, openRoutes } from "../test-server.ts";
import { expired, type ImagesOnTheirWay, onItsWay, onTheirWayForAll } from "./fetching-images.ts";
import { openWithout, withoutTables, withTableHeld } from "./unavailable-jobs.ts";

let { server, byMediaId, countJobs } = {} as ImagesOnTheirWay;
onTheirWayForAll((opened) => {
  ({ server, byMediaId, countJobs } = opened);
});
const announced = () => ({ mediaId: newId() as MediaId, wechatMediaId: "m1", sourceUrl: null });

describe("an incoming image", () => {
  it("[PU10] is stored with its push and gets its job at once", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    expect(await server.imageOf(message.id)).toMatchObject({ mediaId });
    expect(await server.settled(message.id)).toMatchObject({ state: "ready" });
    expect(await countJobs(mediaId)).toBe(1);
  });

  it("[PU3] is not stored if the push is rolled back", async () => {
    const image = announced();
    const failing = server.lanes.runInput(accountId, {
      ...server.entryOf(image),
      async sideEffect() {
        throw new Error("the disk is full");
      },
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect((await server.db.pool.query(`select from media where id = $1`, [image.mediaId])).rowCount).toBe(0);
  });

  it("[PU10] gets one job at the next scan if a crash left it without one", async () => {
    server.far.on("/left", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(server, "/left");
    const before = await countJobs(mediaId);
    const jobs = createJobs({ connection: server.db.connection, log: silent });
    await jobs.start([]);
    await enqueueForgotten(jobs.boss, server.db.pool);
    await jobs.stop();
    await expect.poll(() => server.imageOf(messageId), { timeout: 15_000 }).toMatchObject({ state: "ready" });
    expect(await countJobs(mediaId)).toBe(before + 1);
  });

  it("[PU10] [DE5] is written in one batch with two hundred others", async () => {
    byMediaId(sendsJson(expired));
    const queries = vi.spyOn(pg.Client.prototype, "query");
    const images = Array.from({ length: 200 }, announced);
    await Promise.all(
      images.map((image, i) => server.lanes.runInput(accountId, server.entryOf(image, `customer ${i % 50}`))),
    );
    const written = queries.mock.calls.map(([asked]) => asked as { name?: string });
    queries.mockRestore();
    const kept = await server.db.pool.query(`delete from media where id = any($1)`, [
      images.map(({ mediaId }) => mediaId),
    ]);
    expect(kept.rowCount).toBe(200);
    expect(written.filter(({ name }) => name === "insert_images").length).toBeLessThanOrEqual(4);
  });
});

describe("while background jobs cannot start", () => {
  it("[PU3] [PU10] an incoming image is stored and fetched once jobs start", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { jobs, media, close } = openWithout(server);
    const image = announced();
    const outcome = await server.lanes.runInput(accountId, server.entryOf(image));
    media.fetchSoon(image.mediaId);
    const messageId = outcome.ok ? (outcome.facts[0]?.message?.id ?? "") : "";
    expect(await server.imageOf(messageId)).toMatchObject({ state: "fetching", mediaId: image.mediaId });
    expect(await countJobs(image.mediaId)).toBe(0);
    await jobs.start(media.work);
    expect(await server.settled(messageId)).toMatchObject({ state: "ready", mediaId: image.mediaId });
    expect(await countJobs(image.mediaId)).toBe(1);
    await close();
  });

  it("[PU10] an image requested again is fetched once jobs start", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    await server.settled(message.id);
    const before = await countJobs(mediaId);
    byMediaId(sends(await pictures.jpeg()));
    const { jobs, media, close } = openWithout(server);
    const without = await openRoutes(server.db, media);
    const url = `/api/media/${mediaId}/fetch`;
    const response = await without.inject({ method: "POST", url, headers: asAgent(anna) });
    expect([response.statusCode, response.json()]).toMatchObject([
      200,
      { image: { mediaId, state: "fetching" } },
    ]);
    expect(await countJobs(mediaId)).toBe(before);
    await jobs.start(media.work);
    expect(await server.settled(message.id)).toMatchObject({ state: "ready", mediaId });
    await without.close();
    await close();
  });
});

describe("while background jobs cannot be queued", () => {
  it.each([
    ["are gone", withoutTables],
    ["are held", withTableHeld],
  ])(
    "[DE17] [P1] an image is stored while the job tables %s, and is fetched when they are back",
    async (_, meanwhile) => {
      byMediaId(sends(await pictures.jpeg()));
      let messageId = "";
      await meanwhile(server, async () => {
        const { message } = await server.receive({ wechatMediaId: "m1" });
        messageId = message.id;
        expect(await server.imageOf(messageId)).toMatchObject({ state: "fetching" });
      });
      expect(await server.settled(messageId)).toMatchObject({ state: "ready" });
    },
  );

  it("[DE17] [DE11] an image arriving during shutdown is stored and fetched after the next start", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const ending = openWithout(server);
    await ending.jobs.start(ending.media.work);
    await ending.close();
    const image = announced();
    const outcome = await server.lanes.runInput(accountId, server.entryOf(image));
    ending.media.fetchSoon(image.mediaId);
    const messageId = outcome.ok ? (outcome.facts[0]?.message?.id ?? "") : "";
    expect(await server.imageOf(messageId)).toMatchObject({ state: "fetching" });
    const next = openWithout(server);
    await next.jobs.start(next.media.work);
    expect(await server.settled(messageId)).toMatchObject({ state: "ready" });
    await next.close();
  });
});

it("[PU10] an account's image does not wait behind another account's thirty", async () => {
  const requests: string[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  server.far.on("/cgi-bin/media/get", (request, response) => {
    requests.push(new URL(request.url ?? "", server.far.url).searchParams.get("media_id") ?? "");
    void released.then(() => sendsJson({ errcode: 40007, errmsg: "invalid media_id" })(request, response));
  });
  const sends = (wechatMediaId: string) => server.receive({ wechatMediaId });
  for (let i = 0; i < 30; i++) await sends(`flood ${i}`);
  await expect.poll(() => requests.length).toBe(2);
  const other = { mediaId: newId() as MediaId, wechatMediaId: "other", sourceUrl: null };
  await server.lanes.runInput(foreignAccountId, server.entryOf(other, "somebody"));
  server.media.fetchSoon(other.mediaId);
  const before = requests.length;
  const last = await sends("last of the flood");
  for (const mediaId of [other.mediaId, last.mediaId]) await expect.poll(() => countJobs(mediaId)).toBe(1);
  release();
  await server.settled(last.message.id);
  expect(requests.indexOf("other") - before).toBeOneOf([0, 1, 2]);
  expect(requests.length - before).toBeGreaterThan(20);
});
