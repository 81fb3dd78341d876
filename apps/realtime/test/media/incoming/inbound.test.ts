import { readdir, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import type { MediaId, MessageId } from "@jieru/shared/domain/ids";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { newId } from "../../../src/base/context.ts";
import { createLanes, LaneFull, type Lanes } from "../../../src/lane/lane.ts";
import { renderInbound } from "../../../src/media/decoding/render-inbound.ts";
import { changeImage } from "../../../src/media/incoming/change-image.ts";
import { createFetchPublic } from "../../../src/media/incoming/fetch-public.ts";
import { fetchImage } from "../../../src/media/incoming/image-fetcher.ts";
import { findMedia } from "../../../src/media/store/media-row.ts";
import { createMediaStore, StoreFull } from "../../../src/media/store/media-store.ts";
import { sends, sendsJson } from "../fake-wechat.ts";
import * as pictures from "../pictures.ts";
import { accountId, admin, anna } from "../test-server.ts";
import { expired, type ImagesOnTheirWay, onItsWay, onTheirWayForAll } from "./fetching-images.ts";

let { server, byMediaId } = {} as ImagesOnTheirWay;
onTheirWayForAll((opened) => {
  ({ server, byMediaId } = opened);
});

/** Failures counted in metrics (DE12). */
let failures: string[] = [];
/** Runs one attempt of a job by hand, to avoid waiting for the retry delay. */
const tryOnce = (
  mediaId: MediaId,
  retryCount: number,
  store = createMediaStore(server.dataDir),
  lanes: Pick<Lanes, "runInput"> = server.lanes,
  deadlineMs = 30_000,
) =>
  fetchImage(
    {
      pool: server.db.pool,
      lanes: lanes as Lanes,
      store,
      render: renderInbound,
      clientOf: async () => server.client,
      fetchPublic: createFetchPublic({ trustedHost: server.far.host, deadlineMs }),
      log: { warn: () => {}, error: () => {} },
      onFailed: (reason) => void failures.push(reason),
    },
    { data: { mediaId }, retryCount },
  );

describe("a customer's image", () => {
  it("[IM7] is fetching at first and then ready, for the console and for viewing", async () => {
    byMediaId(sends(await pictures.jpeg(1000, 500)));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    expect(message).toMatchObject({ type: "image", image: { mediaId, state: "fetching" } });
    expect(await server.settled(message.id)).toEqual({
      mediaId,
      state: "ready",
      width: 1000,
      height: 500,
      reason: null,
    });
    const { rows } = await server.db.pool.query(
      `select type, payload -> 'message' -> 'image' ->> 'state' as state, payload -> 'session' ->> 'state' as session
         from events where type = 'media_changed' and payload -> 'message' ->> 'id' = $1`,
      [message.id],
    );
    expect(rows).toEqual([{ type: "media_changed", state: "ready", session: "waiting" }]);
    const served = await server.get(anna, `/api/media/${mediaId}`);
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({ format: "jpeg", width: 1000 });
    const thumbnail = await server.get(anna, `/api/media/${mediaId}/thumbnail`);
    expect(await sharp(thumbnail.rawPayload).metadata()).toMatchObject({ format: "webp", width: 480 });
  });

  it("[N25] is stored without its location", async () => {
    byMediaId(sends(await pictures.photograph()));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    await server.settled(message.id);
    const served = await server.get(anna, `/api/media/${mediaId}`);
    expect((await sharp(served.rawPayload).metadata()).exif).toBeUndefined();
  });

  it("[IM2] stays animated if it is an animated GIF", async () => {
    byMediaId(sends(await pictures.animatedGif(), "image/gif"));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    expect(await server.settled(message.id)).toMatchObject({ state: "ready", width: 60, height: 40 });
    const served = await server.get(anna, `/api/media/${mediaId}`);
    expect(served.headers["content-type"]).toBe("image/gif");
    expect(await sharp(served.rawPayload, { animated: true }).metadata()).toMatchObject({ pages: 3 });
  });

  it("[IM7] is not reported as fetched if no message shows it", async () => {
    const { mediaId } = await onItsWay(server, "/pic");
    const media = await findMedia(server.db.pool, mediaId);
    if (!media) throw new Error("there is no such image");
    const orphan = { ...media, messageId: "erased" as MessageId };
    expect(await changeImage(server.lanes, orphan, { to: "failed", reason: "expired" })).toBeNull();
    expect(await findMedia(server.db.pool, mediaId)).toEqual(media);
  });

  it("[F40] is fetched by its link if WeChat no longer knows its media id", async () => {
    byMediaId(sendsJson(expired));
    server.far.on("/pic", sends(await pictures.png()));
    const { message } = await server.receive({ wechatMediaId: "old", sourceUrl: `${server.far.url}/pic` });
    expect(await server.settled(message.id)).toMatchObject({ state: "ready" });
  });

  it("[F40] is expired if neither media id nor link works", async () => {
    byMediaId(sendsJson(expired));
    const { message } = await server.receive({ wechatMediaId: "old", sourceUrl: `${server.far.url}/gone` });
    expect(await server.settled(message.id)).toMatchObject({ state: "failed", reason: "expired" });
  });

  it.each(pictures.noImages)("[IM1] [F40] %s is not an image", async (_name, made) => {
    server.far.on("/pic", sends(await pictures.bytesOf(made)));
    const { message } = await server.receive({ sourceUrl: `${server.far.url}/pic` });
    expect(await server.settled(message.id)).toMatchObject({ state: "failed", reason: "not_an_image" });
  });

  it("[IM4] [F40] is too large if it is a decompression bomb or over 10 MB", async () => {
    server.far.on("/bomb.png", sends(pictures.bomb()));
    server.far.on("/heavy.png", sends(Buffer.alloc(11 * 1024 * 1024)));
    byMediaId(sends(Buffer.alloc(11 * 1024 * 1024)));
    const bomb = await server.receive({ sourceUrl: `${server.far.url}/bomb.png` });
    const heavy = await server.receive({ sourceUrl: `${server.far.url}/heavy.png` });
    const heavyById = await server.receive({ wechatMediaId: "heavy" });
    for (const { message } of [bomb, heavy, heavyById])
      expect(await server.settled(message.id)).toMatchObject({ state: "failed", reason: "too_large" });
  });

  it("[N22] [N23] is unreachable if its link or redirect leads to an internal address", async () => {
    server.far.on("/moved", (_request, response) =>
      response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    );
    const direct = await server.receive({ sourceUrl: "http://127.0.0.1:1/x" });
    const moved = await server.receive({ sourceUrl: `${server.far.url}/moved` });
    for (const { message } of [direct, moved])
      expect(await server.settled(message.id)).toMatchObject({ state: "failed", reason: "unreachable" });
  });

  it("[F40] is fetched again after a temporary error", { tags: ["slow"] }, async () => {
    const picture = await pictures.jpeg();
    let tries = 0;
    server.far.on("/flaky", (request, response) => {
      tries++;
      if (tries === 1) response.writeHead(503).end();
      else sends(picture)(request, response);
    });
    const { message } = await server.receive({ sourceUrl: `${server.far.url}/flaky` });
    expect(await server.settled(message.id)).toMatchObject({ state: "ready" });
    expect(tries).toBe(2);
  });

  it("[F40] is unreachable after the last try if the response trickles", async () => {
    server.far.on("/drip", (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    const { mediaId, messageId } = await onItsWay(server, "/drip");
    failures = [];
    const tryShortly = (retryCount: number) => tryOnce(mediaId, retryCount, undefined, undefined, 200);
    await expect(tryShortly(0)).rejects.toThrow("unreachable");
    await expect(tryShortly(4)).rejects.toThrow("unreachable");
    expect(failures).toEqual([]);
    await tryShortly(5);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
    expect(failures).toEqual(["unreachable"]);
  });

  it("[F40] fails if it cannot be stored", async () => {
    server.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(server, "/pic");
    const full = { ...createMediaStore(server.dataDir), write: () => Promise.reject(new Error("ENOSPC")) };
    await expect(tryOnce(mediaId, 0, full)).rejects.toThrow("ENOSPC");
    await tryOnce(mediaId, 5, full);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
  });

  it("[PU10] is stored by the last try even if the lane is full", async () => {
    server.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(server, "/pic");
    let [requestCount, isFull] = [0, true];
    const lanes: Pick<Lanes, "runInput"> = {
      async runInput(...entry) {
        requestCount++;
        if (isFull) throw new LaneFull();
        return server.lanes.runInput(...entry);
      },
    };
    await expect(tryOnce(mediaId, 4, createMediaStore(server.dataDir), lanes)).rejects.toThrow(LaneFull);
    expect(requestCount).toBe(1);
    const last = tryOnce(mediaId, 5, createMediaStore(server.dataDir), lanes);
    await expect.poll(() => requestCount).toBe(2);
    isFull = false;
    await last;
    expect(await server.imageOf(messageId)).toMatchObject({ state: "ready" });
  });

  it("[RT2] leaves no file if its customer is erased during the fetch", async () => {
    const store = createMediaStore(server.dataDir);
    server.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId } = await onItsWay(server, "/pic");
    const before = await server.listFiles();
    let written = 0;
    await tryOnce(mediaId, 0, {
      ...store,
      async write(...what) {
        await store.write(...what);
        written = (await server.listFiles()).length - before.length;
        await server.db.pool.query(`delete from media where id = $1`, [mediaId]); // as the erasure does after deleting the files
      },
    });
    expect(written).toBe(2);
    expect(await server.listFiles()).toEqual(before);
  });

  it("[PU10] [F40] is not fetched after a crash in the last try until an agent requests it", async () => {
    let requestCount = 0;
    server.far.on("/deadly", (_request, response) => {
      requestCount++;
      response.writeHead(503).end();
    });
    const { mediaId, messageId } = await onItsWay(server, "/deadly");
    await tryOnce(mediaId, 6);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
    expect(requestCount).toBe(0);
  });

  it("[DE7] [F40] fails with the reason if storage is full, and may be requested again", async () => {
    server.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(server, "/pic");
    const noRoom = () => Promise.reject(new StoreFull("the disk"));
    await tryOnce(mediaId, 5, { ...createMediaStore(server.dataDir), write: noRoom });
    expect(await server.imageOf(messageId)).toMatchObject({ state: "failed", reason: "no_room" });
  });

  it("[IM7] is unchanged by a second run of its job", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { mediaId, message } = await server.receive({ wechatMediaId: "m1" });
    const image = await server.settled(message.id);
    const files = await server.listFiles();
    byMediaId(sendsJson(expired));
    await tryOnce(mediaId, 5);
    expect(image).toMatchObject({ state: "ready" });
    expect([await server.imageOf(message.id), await server.listFiles()]).toEqual([image, files]);
  });

  it("[IM7] [PU10] is reported once if two servers fetch it at once", async () => {
    server.far.on("/twice", sends(await pictures.jpeg(640, 480)));
    const { mediaId, messageId } = await onItsWay(server, "/twice");
    const others = createLanes({ pool: server.db.pool, clock: server.clock, newId });
    const store = createMediaStore(server.dataDir);
    const { promise: bothHaveIt, resolve } = Promise.withResolvers<void>();
    let have = 0;
    const together = {
      ...store,
      async write(...file: Parameters<typeof store.write>) {
        if (++have === 2) resolve();
        await bothHaveIt;
        await store.write(...file);
      },
    };
    await Promise.all([tryOnce(mediaId, 0, together), tryOnce(mediaId, 0, together, others)]);
    expect(await server.imageOf(messageId)).toMatchObject({ state: "ready", width: 640, height: 480 });
    const events = await server.db.pool.query(
      `select from events where type = 'media_changed' and payload->'message'->>'id' = $1
          and payload->'message'->'image'->>'state' = 'ready'`,
      [messageId],
    );
    expect(events.rowCount).toBe(1);
    const { rawPayload } = await server.get(admin, `/api/media/${mediaId}`);
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 640, height: 480 });
  });

  it("[IM7] does not delay the text before and after it", async () => {
    server.far.on("/never", () => {});
    await server.receive({ sourceUrl: `${server.far.url}/never` }, "patient");
    const outcome = await server.run({
      do: "receive",
      openid: "patient",
      act: { kind: "message", content: { type: "text", text: "hello" }, saidAt: server.clock.now() },
    });
    expect(outcome.facts.map((f) => f.type)).toEqual(["customer_message_received"]);
  });

  it("[IM7] is fetched for the cover of a card as well", async () => {
    byMediaId(sends(await pictures.jpeg(64, 48)));
    const image = { mediaId: newId() as MediaId, wechatMediaId: "thumb", sourceUrl: null };
    const cover = {
      mediaId: image.mediaId,
      state: "fetching",
      width: null,
      height: null,
      reason: null,
    } as const;
    const card = { title: "Shoes", appId: "wx1", pagePath: "pages/shoes", cover };
    const outcome = await server.lanes.runInput(accountId, {
      command: {
        do: "receive",
        openid: "customer",
        act: { kind: "message", content: { type: "miniprogrampage", card }, saidAt: server.clock.now() },
      },
      image,
    });
    server.media.fetchSoon(image.mediaId);
    const messageId = outcome.ok ? (outcome.facts.at(-1)?.message?.id ?? "") : "";
    expect(await server.settled(messageId)).toMatchObject({ state: "ready", width: 64 });
  });
});

describe("the media store", () => {
  it("[IM9] leaves no half-written file", async () => {
    await server.lanes.idle();
    await expect
      .poll(async () => (await server.listFiles()).filter((f) => f.includes(".incoming")), {
        timeout: 10_000,
      })
      .toEqual([]);
  });

  it("[N29] removes files that a killed process left", async () => {
    const left = path.join(server.dataDir, "media", ".incoming");
    const now = Date.now() / 1_000;
    for (const [name, minutes] of Object.entries({ old: 61, new: 59 })) {
      await writeFile(path.join(left, name), "half a pict");
      await utimes(path.join(left, name), now - minutes * 60, now - minutes * 60);
    }
    await createMediaStore(server.dataDir).sweep();
    expect(await readdir(left)).toEqual(["new"]);
    await rm(path.join(left, "new"));
  });

  it("[IM9] never writes outside its directory", async () => {
    const store = createMediaStore(server.dataDir);
    for (const id of ["../../etc/passwd", "a/b", "", "x".repeat(65), "a\0b"]) {
      const key = { accountId, id: id as MediaId };
      await expect(async () => store.open(key, "original")).rejects.toThrow("not a name");
    }
  });
});
