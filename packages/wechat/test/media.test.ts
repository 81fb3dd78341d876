import { describe, expect, test } from "vitest";
import { clientFor } from "./client-for.ts";
import { answerJson } from "./local-server.ts";

describe("media", () => {
  const PNG = Buffer.from("89504e470d0a1a0a00ff", "hex");
  const image = { bytes: PNG, fileName: 'a"b.png', contentType: "image/png" };

  test.each([1714112445, "1714112445", undefined])(
    "uploads as a multipart field `media`; created_at may be %j",
    async (createdAt) => {
      const { client, requests } = await clientFor((_, response) =>
        answerJson(response, { type: "image", media_id: "m1", created_at: createdAt }),
      );
      expect(await client.uploadImage(image)).toBe("m1");
      expect(requests).toMatchObject([{ path: "/cgi-bin/media/upload", query: { type: "image" } }]);
      expect(requests[0]?.body).toContain(
        'name="media"; filename="a%22b.png"\r\nContent-Type: image/png\r\n',
      );
      expect(requests[0]?.body).toContain(PNG.toString("latin1"));
    },
  );

  test("[OB3] an upload survives a refused token, bytes and all", async () => {
    const { client, requests } = await clientFor(({ query }, response) =>
      answerJson(
        response,
        query.access_token === "token-2" ? { media_id: "m1", created_at: 1 } : { errcode: 40001 },
      ),
    );
    await client.uploadImage(image);
    expect(requests[1]?.body).toContain(PNG.toString("latin1"));
  });

  test("downloads the bytes and their type", async () => {
    const { client, requests } = await clientFor((_, response) => {
      response.setHeader("content-type", "image/png");
      response.end(PNG);
    });
    expect(await client.downloadMedia("m/1?&")).toEqual({ bytes: PNG, contentType: "image/png" });
    expect(requests).toMatchObject([{ path: "/cgi-bin/media/get", query: { media_id: "m/1?&" } }]);
  });

  test.each(["application/json", "text/plain", "image/jpeg", ""])(
    "an error in JSON is one whatever its type (%s)",
    async (type) => {
      const { client } = await clientFor((_, response) => {
        if (type) response.setHeader("content-type", type);
        response.end('{"errcode":40007,"errmsg":"invalid media_id"}');
      });
      await expect(client.downloadMedia("m")).rejects.toMatchObject({
        errcode: 40007,
        reason: "media_expired",
      });
    },
  );

  test("[N23] an answer with HTTP 404 is not a medium", async () => {
    const { client } = await clientFor((_, response) => {
      response.writeHead(404, { "content-type": "image/png" }).end(PNG);
    });
    await expect(client.downloadMedia("m")).rejects.toMatchObject({ cause: "http_404" });
  });

  test.each([
    ["text/html", "<html>"],
    ["application/json", '{"video_url":"http://127.0.0.1/"}'],
    ["image/png", '{"video_url":"http://127.0.0.1/"}'],
    ["image/png", ""],
  ])("[N23] %s %j is no medium", async (type, body) => {
    const { client } = await clientFor((_, response) => {
      response.setHeader("content-type", type);
      response.end(body);
    });
    await expect(client.downloadMedia("m")).rejects.toMatchObject({
      name: "WechatUnknown",
      cause: "not_media",
    });
  });

  test("a download stops at its limit", async () => {
    const { client } = await clientFor((_, response) => {
      response.setHeader("content-type", "image/png");
      const pour = () => {
        while (response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", pour);
      pour();
    });
    await expect(client.downloadMedia("m")).rejects.toMatchObject({ cause: "too_large" });
  });
});
