/** WeChat's temporary media id of an upload: how long it is good, and what is known where there is none. */
import type { MediaId } from "@jieru/shared/domain/ids";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMediaStore } from "../../../src/media/store/media-store.ts";
import { sendsJson } from "../far-side.ts";
import * as pictures from "../pictures.ts";
import { accountId, anna, foreignAccountId, openTestServer, type TestServer } from "../test-server.ts";

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer();
});
afterAll(() => house.close());

const dayMs = 24 * 60 * 60 * 1000;
let uploads = 0;
/** WeChat takes every upload and numbers it. */
const takesUploads = (): void =>
  house.far.on("/cgi-bin/media/upload", (request, response) => {
    request.resume().on("end", () => {
      const answer = { type: "image", media_id: `wx-media-${++uploads}`, created_at: 1_700_000_000 };
      sendsJson(answer)(request, response);
    });
  });
const wechatId = (mediaId: MediaId, renew = false) => house.media.wechatMediaId(accountId, mediaId, renew);

describe("WeChat's id of an upload", () => {
  it("[IM8] is asked for once while it is good, and anew when it is not", async () => {
    takesUploads();
    const { mediaId } = await house.uploaded(anna, await pictures.jpeg());
    const first = await wechatId(mediaId);
    house.clock.elapse(3 * dayMs - 2 * 60 * 60 * 1000);
    expect(await wechatId(mediaId)).toBe(first);
    house.clock.elapse(2 * 60 * 60 * 1000);
    const second = await wechatId(mediaId);
    expect(second).not.toBe(first);
    expect(await wechatId(mediaId)).toBe(second);
  });

  it("[IM8] is asked for anew when WeChat has not taken it", async () => {
    takesUploads();
    const { mediaId } = await house.uploaded(anna, await pictures.jpeg());
    const first = await wechatId(mediaId);
    const renewed = await wechatId(mediaId, true);
    expect(renewed).not.toBe(first);
    expect(await wechatId(mediaId)).toBe(renewed);
  });

  it("[IM8] is uploaded as the file that is shown, under a name WeChat knows", async () => {
    let body = Buffer.alloc(0);
    house.far.on("/cgi-bin/media/upload", (request, response) => {
      request.on("data", (chunk: Buffer) => {
        body = Buffer.concat([body, chunk]);
      });
      request.on("end", () =>
        sendsJson({ type: "image", media_id: "seen", created_at: 1_700_000_000 })(request, response),
      );
    });
    const { mediaId } = await house.uploaded(anna, await pictures.animatedGif());
    await wechatId(mediaId);
    const shown = (await house.get(anna, `/api/media/${mediaId}`)).rawPayload;
    expect(body.includes(shown)).toBe(true);
    expect(body.includes('filename="image.gif"')).toBe(true);
  });

  it("[F28] WeChat's no is its no, and nothing is remembered", async () => {
    const { mediaId } = await house.uploaded(anna, await pictures.jpeg());
    house.far.on("/cgi-bin/media/upload", sendsJson({ errcode: 40009, errmsg: "invalid image size" }));
    await expect(wechatId(mediaId)).rejects.toBeInstanceOf(WechatRefused);
    takesUploads();
    expect(await wechatId(mediaId)).toMatch(/^wx-media-/);
  });

  it("[F29] no answer is not knowing", async () => {
    const { mediaId } = await house.uploaded(anna, await pictures.jpeg());
    house.far.on("/cgi-bin/media/upload", (request) => void request.socket.destroy());
    await expect(wechatId(mediaId)).rejects.toBeInstanceOf(WechatUnknown);
  });

  it("[IM8] an image that is not there, or another account's, was provably not sent", async () => {
    takesUploads();
    const { mediaId } = await house.uploaded(anna, await pictures.jpeg());
    const lost = { name: "MediaLost" };
    await expect(wechatId("nobody" as MediaId)).rejects.toMatchObject(lost);
    await expect(house.media.wechatMediaId(foreignAccountId, mediaId, false)).rejects.toMatchObject(lost);
    await createMediaStore(house.dataDir).remove({ accountId, id: mediaId });
    await expect(wechatId(mediaId)).rejects.toMatchObject(lost);
  });
});
