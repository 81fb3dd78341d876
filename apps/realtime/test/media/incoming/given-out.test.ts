/** Who gives out the jobs of customers' images, and when: a push that brings one needs none. */
import type { MediaId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { newId } from "../../../src/base/context.ts";
import { createJobs } from "../../../src/jobs/jobs.ts";
import { enqueueForgotten } from "../../../src/media/incoming/enqueue-images.ts";
import { silent } from "../../lane/silent.ts";
import { sends, sendsJson } from "../far-side.ts";
import * as pictures from "../pictures.ts";
import { accountId, anna, asAgent, foreignAccountId, openRoutes } from "../test-server.ts";
import { openWithout, withoutTables, withTableHeld } from "./jobs-away.ts";
import { expired, type ImagesOnTheirWay, onItsWay, onTheirWayForAll } from "./on-its-way.ts";

let { house, byMediaId, countJobs } = {} as ImagesOnTheirWay;
onTheirWayForAll((opened) => {
  ({ house, byMediaId, countJobs } = opened);
});
const announced = () => ({ mediaId: newId() as MediaId, wechatMediaId: "m1", sourceUrl: null });

describe("an image that comes", () => {
  it("[PU10] is on its way with its push, and gets its job at once", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    expect(await house.imageOf(message.id)).toMatchObject({ mediaId });
    expect(await house.settled(message.id)).toMatchObject({ state: "ready" });
    expect(await countJobs(mediaId)).toBe(1);
  });

  it("[PU3] is not there when the push is rolled back", async () => {
    const image = announced();
    const failing = house.lanes.runInput(accountId, {
      ...house.entryOf(image),
      async sideEffect() {
        throw new Error("the disk is full");
      },
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect((await house.db.pool.query(`select from media where id = $1`, [image.mediaId])).rowCount).toBe(0);
  });

  it("[PU10] that a crash left without a job gets one with the next look, and no second one", async () => {
    house.far.on("/left", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(house, "/left");
    const before = await countJobs(mediaId);
    const jobs = createJobs({ connection: house.db.connection, log: silent });
    await jobs.start([]);
    await enqueueForgotten(jobs.boss, house.db.pool);
    await jobs.stop();
    await expect.poll(() => house.imageOf(messageId), { timeout: 15_000 }).toMatchObject({ state: "ready" });
    expect(await countJobs(mediaId)).toBe(before + 1);
  });

  it("[PU10] [DE5] with two hundred others is written with them, not one by one", async () => {
    byMediaId(sendsJson(expired));
    const queries = vi.spyOn(pg.Client.prototype, "query");
    const images = Array.from({ length: 200 }, announced);
    await Promise.all(
      images.map((image, i) => house.lanes.runInput(accountId, house.entryOf(image, `customer ${i % 50}`))),
    );
    const written = queries.mock.calls.map(([asked]) => asked as { name?: string });
    queries.mockRestore();
    const kept = await house.db.pool.query(`delete from media where id = any($1)`, [
      images.map(({ mediaId }) => mediaId),
    ]);
    expect(kept.rowCount).toBe(200);
    expect(written.filter(({ name }) => name === "insert_images").length).toBeLessThanOrEqual(4);
  });
});

describe("while background jobs cannot start", () => {
  it("[PU3] [PU10] an image that comes is kept, and is fetched once they can", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { jobs, media, close } = openWithout(house);
    const image = announced();
    const outcome = await house.lanes.runInput(accountId, house.entryOf(image));
    media.fetchSoon(image.mediaId);
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
    const { jobs, media, close } = openWithout(house);
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

describe("where a background job cannot be given out", () => {
  it.each([
    ["are gone", withoutTables],
    ["are held", withTableHeld],
  ])(
    "[DE17] [P1] though the jobs' tables %s a push with an image is kept, and it is fetched once they are back",
    async (_, meanwhile) => {
      byMediaId(sends(await pictures.jpeg()));
      let messageId = "";
      await meanwhile(house, async () => {
        const { message } = await house.receive({ wechatMediaId: "m1" });
        messageId = message.id;
        expect(await house.imageOf(messageId)).toMatchObject({ state: "fetching" });
      });
      expect(await house.settled(messageId)).toMatchObject({ state: "ready" });
    },
  );

  it("[DE17] [DE11] once a stop has ended jobs, a push with an image is kept, and it is fetched when they start", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const ending = openWithout(house);
    await ending.jobs.start(ending.media.work);
    await ending.close();
    const image = announced();
    const outcome = await house.lanes.runInput(accountId, house.entryOf(image));
    ending.media.fetchSoon(image.mediaId);
    const messageId = outcome.ok ? (outcome.facts[0]?.message?.id ?? "") : "";
    expect(await house.imageOf(messageId)).toMatchObject({ state: "fetching" });
    const next = openWithout(house);
    await next.jobs.start(next.media.work);
    expect(await house.settled(messageId)).toMatchObject({ state: "ready" });
    await next.close();
  });
});

it("[PU10] a shop's image waits for those under way and not for thirty that a customer of another shop sent before", async () => {
  const asked: string[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  house.far.on("/cgi-bin/media/get", (request, response) => {
    asked.push(new URL(request.url ?? "", house.far.url).searchParams.get("media_id") ?? "");
    void released.then(() => sendsJson({ errcode: 40007, errmsg: "invalid media_id" })(request, response));
  });
  const sends = (wechatMediaId: string) => house.receive({ wechatMediaId });
  for (let i = 0; i < 30; i++) await sends(`flood ${i}`);
  await expect.poll(() => asked.length).toBe(2);
  const other = { mediaId: newId() as MediaId, wechatMediaId: "other", sourceUrl: null };
  await house.lanes.runInput(foreignAccountId, house.entryOf(other, "somebody"));
  house.media.fetchSoon(other.mediaId);
  const before = asked.length;
  const last = await sends("last of the flood");
  for (const mediaId of [other.mediaId, last.mediaId]) await expect.poll(() => countJobs(mediaId)).toBe(1);
  release();
  await house.settled(last.message.id);
  expect(asked.indexOf("other") - before).toBeOneOf([0, 1, 2]);
  expect(asked.length - before).toBeGreaterThan(20);
});
