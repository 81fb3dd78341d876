import Fastify, { type FastifyInstance } from "fastify";
import { expect, it } from "vitest";
import { keepPages } from "../../src/api-docs/api-reader.ts";

/** Answers with these, one after the other. */
function readerOf(...statuses: number[]): FastifyInstance {
  const reader = Fastify();
  reader.get("/docs/", (_request, reply) => reply.code(statuses.shift() ?? 418).send("page"));
  return reader;
}

it("[N7] a page of the API's reader is made once", async () => {
  const pageAt = keepPages(async () => readerOf(200));
  const pages = await Promise.all([pageAt("/docs/"), pageAt("/docs/")]);
  expect([...pages, await pageAt("/docs/")].map(({ status }) => status)).toEqual([200, 200, 200]);
});

it("[N7] a page that could not be made is made anew for who asks next, and kept then", async () => {
  const pageAt = keepPages(async () => readerOf(500, 200));
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await pageAt("/docs/")).status);
  expect(statuses).toEqual([500, 200, 200]);
});

it("[N7] a reader that could not be opened is opened anew for who asks next", async () => {
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
