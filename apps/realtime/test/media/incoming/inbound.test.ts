/** How a customer's image comes to be there, or why it does not. */
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
import { sends, sendsJson } from "../far-side.ts";
import * as pictures from "../pictures.ts";
import { accountId, admin, anna } from "../test-server.ts";
import { expired, type ImagesOnTheirWay, onItsWay, onTheirWayForAll } from "./on-its-way.ts";

let { house, byMediaId } = {} as ImagesOnTheirWay;
onTheirWayForAll((opened) => {
  ({ house, byMediaId } = opened);
});

/** What was counted (DE12). */
let failures: string[] = [];
/** One try of a job made by hand, for what a person would wait a minute for. */
const tryOnce = (
  mediaId: MediaId,
  retryCount: number,
  store = createMediaStore(house.dataDir),
  lanes: Pick<Lanes, "runInput"> = house.lanes,
  deadlineMs = 30_000,
) =>
  fetchImage(
    {
      pool: house.db.pool,
      lanes: lanes as Lanes,
      store,
      render: renderInbound,
      clientOf: async () => house.client,
      fetchPublic: createFetchPublic({ trustedHost: house.far.host, deadlineMs }),
      log: { warn: () => {}, error: () => {} },
      onFailed: (reason) => void failures.push(reason),
    },
    { data: { mediaId }, retryCount },
  );

describe("a customer's image", () => {
  it("[IM7] is on its way at first, then there, for the console and for the eye", async () => {
    byMediaId(sends(await pictures.jpeg(1000, 500)));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    expect(message).toMatchObject({ type: "image", image: { mediaId, state: "fetching" } });
    expect(await house.settled(message.id)).toEqual({
      mediaId,
      state: "ready",
      width: 1000,
      height: 500,
      reason: null,
    });
    const { rows } = await house.db.pool.query(
      `select type, payload -> 'message' -> 'image' ->> 'state' as state, payload -> 'session' ->> 'state' as session
         from events where type = 'media_changed' and payload -> 'message' ->> 'id' = $1`,
      [message.id],
    );
    expect(rows).toEqual([{ type: "media_changed", state: "ready", session: "waiting" }]);
    const served = await house.get(anna, `/api/media/${mediaId}`);
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({ format: "jpeg", width: 1000 });
    const thumbnail = await house.get(anna, `/api/media/${mediaId}/thumbnail`);
    expect(await sharp(thumbnail.rawPayload).metadata()).toMatchObject({ format: "webp", width: 480 });
  });

  it("[N25] is kept without the place it was taken at", async () => {
    byMediaId(sends(await pictures.photograph()));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    await house.settled(message.id);
    const served = await house.get(anna, `/api/media/${mediaId}`);
    expect((await sharp(served.rawPayload).metadata()).exif).toBeUndefined();
  });

  it("[IM2] an animated GIF stays one", async () => {
    byMediaId(sends(await pictures.animatedGif(), "image/gif"));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    expect(await house.settled(message.id)).toMatchObject({ state: "ready", width: 60, height: 40 });
    const served = await house.get(anna, `/api/media/${mediaId}`);
    expect(served.headers["content-type"]).toBe("image/gif");
    expect(await sharp(served.rawPayload, { animated: true }).metadata()).toMatchObject({ pages: 3 });
  });

  it("[IM7] is not told as fetched where no message shows it any more", async () => {
    const { mediaId } = await onItsWay(house, "/pic");
    const media = await findMedia(house.db.pool, mediaId);
    if (!media) throw new Error("there is no such image");
    const orphan = { ...media, messageId: "erased" as MessageId };
    expect(await changeImage(house.lanes, orphan, { to: "failed", reason: "expired" })).toBeNull();
    expect(await findMedia(house.db.pool, mediaId)).toEqual(media);
  });

  it("[F40] is fetched by its link when WeChat has no such media id any more", async () => {
    byMediaId(sendsJson(expired));
    house.far.on("/pic", sends(await pictures.png()));
    const { message } = await house.receive({ wechatMediaId: "old", sourceUrl: `${house.far.url}/pic` });
    expect(await house.settled(message.id)).toMatchObject({ state: "ready" });
  });

  it("[F40] is expired when neither way leads to it", async () => {
    byMediaId(sendsJson(expired));
    const { message } = await house.receive({ wechatMediaId: "old", sourceUrl: `${house.far.url}/gone` });
    expect(await house.settled(message.id)).toMatchObject({ state: "failed", reason: "expired" });
  });

  it.each(pictures.noImages)("[IM1] [F40] %s is not an image", async (_name, made) => {
    house.far.on("/pic", sends(await pictures.bytesOf(made)));
    const { message } = await house.receive({ sourceUrl: `${house.far.url}/pic` });
    expect(await house.settled(message.id)).toMatchObject({ state: "failed", reason: "not_an_image" });
  });

  it("[IM4] [F40] a decompression bomb, and more than 10 MB, are too large", async () => {
    house.far.on("/bomb.png", sends(pictures.bomb()));
    house.far.on("/heavy.png", sends(Buffer.alloc(11 * 1024 * 1024)));
    byMediaId(sends(Buffer.alloc(11 * 1024 * 1024)));
    const bomb = await house.receive({ sourceUrl: `${house.far.url}/bomb.png` });
    const heavy = await house.receive({ sourceUrl: `${house.far.url}/heavy.png` });
    const heavyById = await house.receive({ wechatMediaId: "heavy" });
    for (const { message } of [bomb, heavy, heavyById])
      expect(await house.settled(message.id)).toMatchObject({ state: "failed", reason: "too_large" });
  });

  it("[N22] [N23] a link to the inside, or a redirect there, is unreachable at once", async () => {
    house.far.on("/moved", (_request, response) =>
      response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    );
    const direct = await house.receive({ sourceUrl: "http://127.0.0.1:1/x" });
    const moved = await house.receive({ sourceUrl: `${house.far.url}/moved` });
    for (const { message } of [direct, moved])
      expect(await house.settled(message.id)).toMatchObject({ state: "failed", reason: "unreachable" });
  });

  it("[F40] what may come right is tried again", { tags: ["slow"] }, async () => {
    const picture = await pictures.jpeg();
    let tries = 0;
    house.far.on("/flaky", (request, response) => {
      tries++;
      if (tries === 1) response.writeHead(503).end();
      else sends(picture)(request, response);
    });
    const { message } = await house.receive({ sourceUrl: `${house.far.url}/flaky` });
    expect(await house.settled(message.id)).toMatchObject({ state: "ready" });
    expect(tries).toBe(2);
  });

  it("[F40] a drip is tried again, and unreachable after the last try", async () => {
    house.far.on("/drip", (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    const { mediaId, messageId } = await onItsWay(house, "/drip");
    failures = [];
    const tryShortly = (retryCount: number) => tryOnce(mediaId, retryCount, undefined, undefined, 200);
    await expect(tryShortly(0)).rejects.toThrow("unreachable");
    await expect(tryShortly(4)).rejects.toThrow("unreachable");
    expect(failures).toEqual([]);
    await tryShortly(5);
    expect(await house.imageOf(messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
    expect(failures).toEqual(["unreachable"]);
  });

  it("[F40] an image that cannot be stored does not stay on its way for ever", async () => {
    house.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(house, "/pic");
    const full = { ...createMediaStore(house.dataDir), write: () => Promise.reject(new Error("ENOSPC")) };
    await expect(tryOnce(mediaId, 0, full)).rejects.toThrow("ENOSPC");
    await tryOnce(mediaId, 5, full);
    expect(await house.imageOf(messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
  });

  it("[PU10] what the last try has fetched is kept, though the lane is full just then", async () => {
    house.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(house, "/pic");
    let [asked, isFull] = [0, true];
    const lanes: Pick<Lanes, "runInput"> = {
      async runInput(...entry) {
        asked++;
        if (isFull) throw new LaneFull();
        return house.lanes.runInput(...entry);
      },
    };
    await expect(tryOnce(mediaId, 4, createMediaStore(house.dataDir), lanes)).rejects.toThrow(LaneFull);
    expect(asked).toBe(1);
    const last = tryOnce(mediaId, 5, createMediaStore(house.dataDir), lanes);
    await expect.poll(() => asked).toBe(2);
    isFull = false;
    await last;
    expect(await house.imageOf(messageId)).toMatchObject({ state: "ready" });
  });

  it("[RT2] whose customer was erased while it was being fetched leaves no file behind", async () => {
    const store = createMediaStore(house.dataDir);
    house.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId } = await onItsWay(house, "/pic");
    const before = await house.listFiles();
    let written = 0;
    await tryOnce(mediaId, 0, {
      ...store,
      async write(...what) {
        await store.write(...what);
        written = (await house.listFiles()).length - before.length;
        await house.db.pool.query(`delete from media where id = $1`, [mediaId]); // as the erasure does, files first
      },
    });
    expect(written).toBe(2);
    expect(await house.listFiles()).toEqual(before);
  });

  it("[PU10] [F40] one over which the server died at its last try is not touched again until a person asks", async () => {
    let asked = 0;
    house.far.on("/deadly", (_request, response) => {
      asked++;
      response.writeHead(503).end();
    });
    const { mediaId, messageId } = await onItsWay(house, "/deadly");
    await tryOnce(mediaId, 6);
    expect(await house.imageOf(messageId)).toMatchObject({ state: "failed", reason: "unreachable" });
    expect(asked).toBe(0);
  });

  it("[DE7] [F40] an image for which there is no room says so, and may be asked for again", async () => {
    house.far.on("/pic", sends(await pictures.jpeg()));
    const { mediaId, messageId } = await onItsWay(house, "/pic");
    const noRoom = () => Promise.reject(new StoreFull("the disk"));
    await tryOnce(mediaId, 5, { ...createMediaStore(house.dataDir), write: noRoom });
    expect(await house.imageOf(messageId)).toMatchObject({ state: "failed", reason: "no_room" });
  });

  it("[IM7] a job that runs twice changes nothing the second time", async () => {
    byMediaId(sends(await pictures.jpeg()));
    const { mediaId, message } = await house.receive({ wechatMediaId: "m1" });
    const image = await house.settled(message.id);
    const files = await house.listFiles();
    byMediaId(sendsJson(expired));
    await tryOnce(mediaId, 5);
    expect(image).toMatchObject({ state: "ready" });
    expect([await house.imageOf(message.id), await house.listFiles()]).toEqual([image, files]);
  });

  it("[IM7] [PU10] fetched by two servers in the same instant, it is told once, and served whole", async () => {
    house.far.on("/twice", sends(await pictures.jpeg(640, 480)));
    const { mediaId, messageId } = await onItsWay(house, "/twice");
    const others = createLanes({ pool: house.db.pool, clock: house.clock, newId });
    const store = createMediaStore(house.dataDir);
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
    expect(await house.imageOf(messageId)).toMatchObject({ state: "ready", width: 640, height: 480 });
    const told = await house.db.pool.query(
      `select from events where type = 'media_changed' and payload->'message'->>'id' = $1
          and payload->'message'->'image'->>'state' = 'ready'`,
      [messageId],
    );
    expect(told.rowCount).toBe(1);
    const { rawPayload } = await house.get(admin, `/api/media/${mediaId}`);
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 640, height: 480 });
  });

  it("[IM7] the text before and after it is not held up", async () => {
    house.far.on("/never", () => {});
    await house.receive({ sourceUrl: `${house.far.url}/never` }, "patient");
    const outcome = await house.run({
      do: "receive",
      openid: "patient",
      act: { kind: "message", content: { type: "text", text: "hello" }, saidAt: house.clock.now() },
    });
    expect(outcome.facts.map((f) => f.type)).toEqual(["customer_message_received"]);
  });

  it("[IM7] the cover of a card comes the same way", async () => {
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
    const outcome = await house.lanes.runInput(accountId, {
      command: {
        do: "receive",
        openid: "customer",
        act: { kind: "message", content: { type: "miniprogrampage", card }, saidAt: house.clock.now() },
      },
      image,
    });
    house.media.fetchSoon(image.mediaId);
    const messageId = outcome.ok ? (outcome.facts.at(-1)?.message?.id ?? "") : "";
    expect(await house.settled(messageId)).toMatchObject({ state: "ready", width: 64 });
  });
});

describe("the store", () => {
  it("[IM9] leaves no half-written file", async () => {
    await house.lanes.idle();
    await expect
      .poll(async () => (await house.listFiles()).filter((f) => f.includes(".incoming")), { timeout: 10_000 })
      .toEqual([]);
  });

  it("[N29] is swept of what a killed process left", async () => {
    const left = path.join(house.dataDir, "media", ".incoming");
    const now = Date.now() / 1_000;
    for (const [name, minutes] of Object.entries({ old: 61, new: 59 })) {
      await writeFile(path.join(left, name), "half a pict");
      await utimes(path.join(left, name), now - minutes * 60, now - minutes * 60);
    }
    await createMediaStore(house.dataDir).sweep();
    expect(await readdir(left)).toEqual(["new"]);
    await rm(path.join(left, "new"));
  });

  it("[IM9] never leads out of its directory", async () => {
    const store = createMediaStore(house.dataDir);
    for (const id of ["../../etc/passwd", "a/b", "", "x".repeat(65), "a\0b"]) {
      const key = { accountId, id: id as MediaId };
      await expect(async () => store.open(key, "original")).rejects.toThrow("not a name");
    }
  });
});
