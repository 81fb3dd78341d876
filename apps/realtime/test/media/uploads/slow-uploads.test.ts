import type { AddressInfo } from "node:net";
import net from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../../src/base/logger.ts";
import { createWebServer } from "../../../src/http/web-server.ts";
import * as pictures from "../pictures.ts";
import { accountId, anna, asAgent, boundary, multipart, openRoutes, openTestServer } from "../test-server.ts";

/** The server's own limit is ten seconds. */
const requestTimeoutMs = 300;
/** Half a second more than other bodies (IM11). */
const bytes = 25_000;

let server: Awaited<ReturnType<typeof openTestServer>>;
let port: number;
let picture: Buffer;
const denials: string[] = [];
let stop: () => Promise<void>;

beforeAll(async () => {
  server = await openTestServer();
  const web = createWebServer({
    log: createLogger({ logLevel: "silent" }),
    addresses: { publicUrl: "http://desk", wechatOpenUrl: "http://wechat" },
    deny: ({ rule }) => denials.push(rule),
    isTrustedProxy: () => false,
    requestTimeoutMs,
  });
  await openRoutes(server.db, server.media, web);
  await web.listen({ host: "127.0.0.1", port: 0 });
  port = (web.server.address() as AddressInfo).port;
  stop = () => web.close();
  const small = await pictures.jpeg();
  // Viewers ignore bytes after an image (IM1).
  picture = multipart(Buffer.concat([small, Buffer.alloc(bytes - small.length)]), "a.jpg");
});
afterAll(async () => {
  await stop();
  await server.close();
});

interface Slow {
  path: string;
  headers?: object;
  withoutLength?: boolean;
  /** The time for the whole body, which is sent in twenty pieces. */
  ms: number;
}

async function send({ path, headers = {}, withoutLength = false, ms }: Slow) {
  const socket = net.connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let text = "";
  const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()));
  socket
    .on("error", () => undefined)
    .on("data", (piece) => {
      text += piece;
    });
  const all = {
    host: "desk",
    connection: "close",
    "content-type": `multipart/form-data; boundary=${boundary}`,
    ...(withoutLength ? { "transfer-encoding": "chunked" } : { "content-length": picture.length }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  const since = performance.now();
  const pieces = 20;
  const size = Math.ceil(picture.length / pieces);
  for (let n = 0; n < pieces && socket.writable; n++) {
    await Promise.race([closed, delay(Math.max(0, since + ((n + 1) * ms) / pieces - performance.now()))]);
    const piece = picture.subarray(n * size, (n + 1) * size);
    if (withoutLength) socket.write(`${piece.length.toString(16)}\r\n`);
    socket.write(piece);
    if (withoutLength) socket.write("\r\n");
  }
  if (withoutLength && socket.writable) socket.write("0\r\n\r\n");
  await closed;
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1]), tookMs: performance.now() - since, text };
}

const uploads = `/api/accounts/${accountId}/media`;

it("[IM11] takes an upload longer than other requests when its size allows", async () => {
  const { status, text } = await send({ path: uploads, headers: asAgent(anna), ms: 500 });
  expect(status).toBe(200);
  expect(text).toContain('"state":"ready"');
});

it("[IM11] [N15] cuts off an upload slower than the floor, and frees its place", async () => {
  const before = denials.length;
  const slow = Array.from({ length: 6 }, () => send({ path: uploads, headers: asAgent(anna), ms: 4_000 }));
  for (const { status, tookMs } of await Promise.all(slow)) {
    expect(status).toBe(408);
    expect(tookMs).toBeGreaterThan(750);
    expect(tookMs).toBeLessThan(3_000);
  }
  expect(denials.slice(before)).toEqual(Array(6).fill("N15"));
  expect((await send({ path: uploads, headers: asAgent(anna), ms: 0 })).status).toBe(200);
});

/** An early answer does not close the connection. */
const kept = { connection: "keep-alive" };

it.each([
  [
    "a request that is no upload",
    { path: "/api/media/none/refetch", headers: { ...asAgent(anna), ...kept } },
  ],
  ["an upload of nobody", { path: uploads, headers: kept }],
  ["an upload that declares no length", { path: uploads, headers: asAgent(anna), withoutLength: true }],
])("[IM11] [N15] cuts off %s at the usual limit", async (_, request) => {
  const { tookMs, text } = await send({ ...request, ms: 4_000 });
  expect(text).toContain("HTTP/1.1 408 ");
  expect(tookMs).toBeLessThan(1_000);
});
