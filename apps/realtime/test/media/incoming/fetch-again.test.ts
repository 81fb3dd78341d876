import pg from "pg";
import { describe, expect, it } from "vitest";
import { fetchAgain } from "../../../src/backup/settle-restored.ts";
import { sends, sendsJson } from "../fake-wechat.ts";
import * as pictures from "../pictures.ts";
import { anna, asAgent } from "../test-server.ts";
import { expired, type ImagesOnTheirWay, onItsWay, onTheirWayForAll } from "./fetching-images.ts";
import { withoutTables } from "./unavailable-jobs.ts";

let { server, byMediaId, countJobs } = {} as ImagesOnTheirWay;
onTheirWayForAll((opened) => {
  ({ server, byMediaId, countJobs } = opened);
});

describe("[DE17] while background jobs cannot be queued", () => {
  it("[DE17] a repeated fetch is refused with 503 and the reason, and changes nothing", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    await server.settled(message.id);
    byMediaId(sends(await pictures.jpeg()));
    const ask = () =>
      server.fastify.inject({ method: "POST", url: `/api/media/${mediaId}/fetch`, headers: asAgent(anna) });
    await withoutTables(server, async () => {
      const refused = await ask();
      expect([refused.statusCode, refused.json()]).toEqual([503, { refusal: "jobs_unavailable" }]);
      expect(await server.imageOf(message.id)).toMatchObject({ state: "failed" });
    });
    expect((await ask()).json()).toMatchObject({ image: { state: "fetching" } });
    expect(await server.settled(message.id)).toMatchObject({ state: "ready" });
  });
});

describe("a failed image", () => {
  it("[F40] is fetched again when an agent requests it", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    expect(await server.settled(message.id)).toMatchObject({ state: "failed" });
    byMediaId(sends(await pictures.jpeg()));
    const again = await server.fastify.inject({
      method: "POST",
      url: `/api/media/${mediaId}/fetch`,
      headers: asAgent(anna),
    });
    expect(again.json()).toMatchObject({ image: { mediaId, state: "fetching" } });
    expect(await server.settled(message.id)).toMatchObject({ state: "ready" });
  });

  it("[BK4] is fetched after the restore of a backup made while it was being fetched", async () => {
    server.far.on("/again", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(server, "/again");
    const before = await countJobs(mediaId);
    const client = new pg.Client(server.db.connection);
    await client.connect();
    await fetchAgain(client, server.db.connection);
    await client.end();
    expect(await countJobs(mediaId)).toBe(before + 1);
    await expect
      .poll(() => server.imageOf(messageId), { timeout: 15_000 })
      .toMatchObject({ state: "ready", mediaId });
  });

  it("[F40] stays available when an agent requests a ready image again", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    await server.settled(message.id);
    byMediaId(sendsJson(expired));
    const jobs = await countJobs(mediaId);
    const url = `/api/media/${mediaId}/fetch`;
    const response = await server.fastify.inject({ method: "POST", url, headers: asAgent(anna) });
    expect([response.statusCode, response.json()]).toMatchObject([
      200,
      { image: { mediaId, state: "ready" } },
    ]);
    expect(await countJobs(mediaId)).toBe(jobs);
    expect(await server.imageOf(message.id)).toMatchObject({ state: "ready" });
  });

  it("[IM7] gets one job for many simultaneous requests", async () => {
    byMediaId(sendsJson(expired));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    await server.settled(message.id);
    const url = `/api/media/${mediaId}/fetch`;
    const ask = () => server.fastify.inject({ method: "POST", url, headers: asAgent(anna) });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.map((a) => a.statusCode)).toEqual(Array.from({ length: 8 }, () => 200));
    await server.settled(message.id);
    const { rows } = await server.db.pool.query(
      `select count(*) from events where type = 'media_changed' and payload -> 'message' ->> 'id' = $1`,
      [message.id],
    );
    expect(await countJobs(mediaId)).toBeLessThanOrEqual(1 + 8);
    expect(rows[0]).toEqual({ count: ((await countJobs(mediaId)) - 1) * 2 + 1 });
  });
});
