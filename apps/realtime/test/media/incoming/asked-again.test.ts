/** What has an image fetched once more. */
import pg from "pg";
import { describe, expect, it } from "vitest";
import { fetchAgain } from "../../../src/backup/settle-restored.ts";
import { sends, sendsJson } from "../far-side.ts";
import * as pictures from "../pictures.ts";
import { anna, asAgent } from "../test-server.ts";
import { withoutTables } from "./jobs-away.ts";
import { expired, type ImagesOnTheirWay, onItsWay, onTheirWayForAll } from "./on-its-way.ts";

let { house, byMediaId, countJobs } = {} as ImagesOnTheirWay;
onTheirWayForAll((opened) => {
  ({ house, byMediaId, countJobs } = opened);
});

describe("[DE17] where a background job cannot be given out", () => {
  it("[DE17] asking for an image once more is a 503 that says why, and changes nothing", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    await house.settled(message.id);
    byMediaId(sends(await pictures.jpeg()));
    const ask = () =>
      house.fastify.inject({ method: "POST", url: `/api/media/${mediaId}/fetch`, headers: asAgent(anna) });
    await withoutTables(house, async () => {
      const refused = await ask();
      expect([refused.statusCode, refused.json()]).toEqual([503, { refusal: "jobs_unavailable" }]);
      expect(await house.imageOf(message.id)).toMatchObject({ state: "failed" });
    });
    expect((await ask()).json()).toMatchObject({ image: { state: "fetching" } });
    expect(await house.settled(message.id)).toMatchObject({ state: "ready" });
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
