import { gunzipSync } from "node:zlib";
import Fastify, { type FastifyInstance } from "fastify";
import { expect, it } from "vitest";
import { apiReader, keepPages } from "../../src/api-docs/api-reader.ts";

function readerOf(...statuses: number[]): FastifyInstance {
  const reader = Fastify();
  reader.get("/docs/", (_request, reply) => reply.code(statuses.shift() ?? 418).send("page"));
  return reader;
}

it("[N7] a page of the API reader is built once", async () => {
  const pageAt = keepPages(async () => readerOf(200));
  const pages = await Promise.all([pageAt("/docs/"), pageAt("/docs/")]);
  expect([...pages, await pageAt("/docs/")].map(({ status }) => status)).toEqual([200, 200, 200]);
});

it("[N7] a page that failed to build is built again on the next request and then cached", async () => {
  const pageAt = keepPages(async () => readerOf(500, 200));
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await pageAt("/docs/")).status);
  expect(statuses).toEqual([500, 200, 200]);
});

it("[N7] a reader that failed to open is opened again on the next request", async () => {
  let opened = 0;
  const pageAt = keepPages(async () => {
    if (++opened === 1) throw new Error("EMFILE");
    return readerOf(200);
  });
  await expect(pageAt("/docs/")).rejects.toThrow("EMFILE");
  expect((await pageAt("/docs/")).status).toBe(200);
  expect((await pageAt("/docs/")).status).toBe(200);
  expect(opened).toBe(2);
});

it("[PD1] the reader's script is compressed on request", async () => {
  const app = Fastify();
  await apiReader(app);
  const ask = (path: string, encodings: string) =>
    app.inject({ url: `/docs/${path}`, headers: { "accept-encoding": encodings } });
  const [named = ""] = /js\/scalar\.js(?=")/.exec((await ask("", "gzip")).payload) ?? [];
  const zipped = await ask(named, "gzip, deflate, br");
  expect(zipped.headers).toMatchObject({
    "content-type": "application/javascript; charset=utf-8",
    "content-encoding": "gzip",
    vary: "accept-encoding",
  });
  expect(zipped.rawPayload.length).toBeLessThan(2_000_000);
  for (const encodings of ["", "identity", "gzip;q=0, br"]) {
    const plain = await ask(named, encodings);
    expect([encodings, plain.headers["content-encoding"]]).toEqual([encodings, undefined]);
    expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
  }
  await app.close();
});
