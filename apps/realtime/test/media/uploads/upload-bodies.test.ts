import { afterAll, beforeAll, expect, it } from "vitest";
import { accountId, anna, asAgent, boundary, openTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

it("[IM1] [N11] an upload with a broken multipart body is answered with 400", async () => {
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf`;
  const type = "multipart/form-data";
  for (const [contentType, payload] of [
    [type, part],
    [`${type}; boundary=`, part],
    [`${type}; boundary=another`, part],
    [`${type}; boundary=${boundary}`, part],
    [`${type}; boundary=${boundary}`, "no part of it"],
    [`${type}; boundary=${boundary}`, ""],
  ] as const) {
    const answer = await server.fastify.inject({
      method: "POST",
      url: `/api/accounts/${accountId}/media`,
      headers: { ...asAgent(anna), "content-type": contentType },
      payload,
    });
    expect([contentType, payload, answer.statusCode]).toEqual([contentType, payload, 400]);
  }
});

it("[IM1] an upload with too many fields is malformed, not too large", async () => {
  const field = (n: number) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="field${n}"\r\n\r\nx\r\n`;
  const answer = await server.fastify.inject({
    method: "POST",
    url: `/api/accounts/${accountId}/media`,
    headers: { ...asAgent(anna), "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: `${Array.from({ length: 9 }, (_, n) => field(n)).join("")}--${boundary}--\r\n`,
  });
  expect([answer.statusCode, answer.json().title]).toEqual([400, "Send one file, and at most 8 fields"]);
});

it("[IM1] an upload of two files is refused", async () => {
  const file = (name: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\nx\r\n`;
  const answer = await server.fastify.inject({
    method: "POST",
    url: `/api/accounts/${accountId}/media`,
    headers: { ...asAgent(anna), "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: `${file("a.png")}${file("b.png")}--${boundary}--\r\n`,
  });
  expect([answer.statusCode, answer.json().title]).toEqual([400, "Send one file, and at most 8 fields"]);
});
