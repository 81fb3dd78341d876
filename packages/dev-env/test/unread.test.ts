import { once } from "node:events";
import net from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { request } from "./console.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer();
});
afterAll(() => house.stop());

/** Resolves when the answer has begun and the rest waits at the server. */
async function askAndStop(path: string): Promise<net.Socket> {
  const { hostname, port } = new URL(house.url);
  const socket = net.connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  await once(socket, "data");
  return socket.pause();
}

it("[N7] the API reader is in memory once, however many clients leave it unread", async () => {
  const path = "/docs/js/scalar.js";
  const { status, text } = await request(`${house.url}${path}`, "GET");
  expect([status, text.length > 1_000_000]).toEqual([200, true]);
  const before = process.memoryUsage().arrayBuffers;
  const sockets = await Promise.all(Array.from({ length: 40 }, () => askAndStop(path)));
  const more = process.memoryUsage().arrayBuffers - before;
  for (const socket of sockets) socket.destroy();
  expect(more / text.length).toBeLessThan(10);
});

it("[N14] the API reader is the same for every Host header", async () => {
  const ask = (path: string, host: string) =>
    house.server.app.fastify.inject({ url: path, headers: { host } });
  for (const path of ["/docs", "/docs/"]) {
    const [ours, evil] = [await ask(path, "desk.example"), await ask(path, "evil.example")];
    expect([evil.statusCode, evil.headers.location, evil.body]).toEqual([
      ours.statusCode,
      ours.headers.location,
      ours.body,
    ]);
    expect(evil.body).not.toContain("evil.example");
  }
});
