import type { MediaId } from "@jieru/shared/domain/ids";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMediaStore } from "../../../src/media/store/media-store.ts";
import { sendsJson } from "../fake-wechat.ts";
import * as pictures from "../pictures.ts";
import { accountId, anna, foreignAccountId, openTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const dayMs = 24 * 60 * 60 * 1000;
let uploads = 0;
const takesUploads = (): void =>
  server.far.on("/cgi-bin/media/upload", (request, response) => {
    request.resume().on("end", () => {
      const answer = { type: "image", media_id: `wx-media-${++uploads}`, created_at: 1_700_000_000 };
      sendsJson(answer)(request, response);
    });
  });
const wechatId = (mediaId: MediaId, renew = false) => server.media.wechatMediaId(accountId, mediaId, renew);

describe("WeChat's media id of an upload", () => {
  it("[IM8] is requested once while valid and again after it expires", async () => {
    takesUploads();
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    const first = await wechatId(mediaId);
    server.clock.elapse(3 * dayMs - 2 * 60 * 60 * 1000);
    expect(await wechatId(mediaId)).toBe(first);
    server.clock.elapse(2 * 60 * 60 * 1000);
    const second = await wechatId(mediaId);
    expect(second).not.toBe(first);
    expect(await wechatId(mediaId)).toBe(second);
  });

  it("[IM8] is requested again if WeChat did not accept it", async () => {
    takesUploads();
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    const first = await wechatId(mediaId);
    const renewed = await wechatId(mediaId, true);
    expect(renewed).not.toBe(first);
    expect(await wechatId(mediaId)).toBe(renewed);
  });

  it("[IM8] is requested with the shown file under a name WeChat accepts", async () => {
    let body = Buffer.alloc(0);
    server.far.on("/cgi-bin/media/upload", (request, response) => {
      request.on("data", (chunk: Buffer) => {
        body = Buffer.concat([body, chunk]);
      });
      request.on("end", () =>
        sendsJson({ type: "image", media_id: "seen", created_at: 1_700_000_000 })(request, response),
      );
    });
    const { mediaId } = await server.uploaded(anna, await pictures.animatedGif());
    await wechatId(mediaId);
    const shown = (await server.get(anna, `/api/media/${mediaId}`)).rawPayload;
    expect(body.includes(shown)).toBe(true);
    expect(body.includes('filename="image.gif"')).toBe(true);
  });

  it("[F28] is not stored if WeChat refuses the upload", async () => {
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    server.far.on("/cgi-bin/media/upload", sendsJson({ errcode: 40009, errmsg: "invalid image size" }));
    await expect(wechatId(mediaId)).rejects.toBeInstanceOf(WechatRefused);
    takesUploads();
    expect(await wechatId(mediaId)).toMatch(/^wx-media-/);
  });

  it("[F29] is unknown if WeChat does not answer", async () => {
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    server.far.on("/cgi-bin/media/upload", (request) => void request.socket.destroy());
    await expect(wechatId(mediaId)).rejects.toBeInstanceOf(WechatUnknown);
  });

  it("[IM8] provably sends nothing for a missing image or another account's", async () => {
    takesUploads();
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    const lost = { name: "MediaLost" };
    await expect(wechatId("nobody" as MediaId)).rejects.toMatchObject(lost);
    await expect(server.media.wechatMediaId(foreignAccountId, mediaId, false)).rejects.toMatchObject(lost);
    await createMediaStore(server.dataDir).remove({ accountId, id: mediaId });
    await expect(wechatId(mediaId)).rejects.toMatchObject(lost);
  });
});
