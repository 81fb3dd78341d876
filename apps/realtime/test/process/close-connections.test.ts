import { once } from "node:events";
import net from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { createWebServer } from "../../src/http/web-server.ts";
import { closeConnections } from "../../src/process/close-connections.ts";
import { createDrain } from "../../src/process/drain.ts";

async function aServer() {
  const fastify = createWebServer({
    log: createLogger({ logLevel: "silent" }),
    addresses: { publicUrl: "http://desk", wechatOpenUrl: "http://wechat" },
    deny: () => undefined,
    isTrustedProxy: () => false,
  });
  const drain = createDrain(fastify);
  const arrived = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  fastify.get("/", async () => {
    arrived.resolve();
    await goOn.promise;
    return "here";
  });
  fastify.post("/", async ({ body }) => body);
  const sockets: net.Socket[] = [];
  fastify.server.on("connection", (socket) => void sockets.push(socket));
  const received = () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  const url = new URL(await fastify.listen({ host: "127.0.0.1", port: 0 }));
  const connect = async (first: string) => {
    const socket = net.connect(Number(url.port), url.hostname);
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    socket.write(first);
    let text = "";
    socket.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
    const answer = new Promise<string>((resolve) =>
      socket.on("error", () => undefined).once("close", () => resolve(text)),
    );
    return { text: answer, socket };
  };
  return { fastify, drain, connect, received, arrived: arrived.promise, goOn: goOn.resolve };
}
const request = "GET / HTTP/1.1\r\nHost: desk\r\n\r\n";
const partialRequest = "GET / HTT";

it("[DE11] an incomplete request is cut after two seconds, and complete ones are answered", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { fastify, drain, connect, received, arrived, goOn } = await aServer();
  const [whole, half, late] = [
    await connect(request),
    await connect(partialRequest),
    await connect(partialRequest),
  ];
  await arrived;
  await expect.poll(received, { timeout: 20_000 }).toBe(request.length + 2 * partialRequest.length);
  const closing = closeConnections(fastify, undefined, drain);
  vi.advanceTimersByTime(1_999);
  late.socket.write(request.slice(partialRequest.length));
  expect(await late.text).toContain(" 503 ");
  vi.advanceTimersByTime(1);
  expect(await half.text).toBe("");
  goOn();
  expect(await whole.text).toContain("here");
  await closing;
});

it("[DE11] a stalled body is cut after two seconds, and one that continues is answered", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { fastify, drain, connect, received, arrived, goOn } = await aServer();
  onTestFinished(() => fastify.close());
  const head = "POST / HTTP/1.1\r\nHost: desk\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n";
  const [silent, slow, whole] = [
    await connect(`${head}ab`),
    await connect(`${head}ab`),
    await connect(request),
  ];
  const sent = 2 * (head.length + 2) + request.length;
  await Promise.all([arrived, expect.poll(received, { timeout: 20_000 }).toBe(sent)]);
  drain.begin();
  drain.cutStalled(2_000);
  vi.advanceTimersByTime(1_999);
  slow.socket.write("c");
  await expect.poll(received, { timeout: 20_000 }).toBe(sent + 1);
  drain.cutStalled(2_000);
  vi.advanceTimersByTime(1);
  drain.cutStalled(2_000);
  expect(await silent.text).toBe("");
  slow.socket.write("d");
  expect(await slow.text).toMatch(/ 200 .*abcd$/s);
  goOn();
  expect(await whole.text).toContain("here");
});

it("[DE11] [IM11] a body that still arrives after five seconds is cut", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { fastify, drain, connect, received } = await aServer();
  const head = "POST / HTTP/1.1\r\nHost: desk\r\nContent-Type: text/plain\r\nContent-Length: 60000\r\n\r\n";
  const slow = await connect(`${head}a`);
  await expect.poll(received, { timeout: 20_000 }).toBe(head.length + 1);
  const closing = closeConnections(fastify, undefined, drain);
  for (let second = 1; second <= 4; second++) {
    vi.advanceTimersByTime(1_000);
    slow.socket.write("a");
    await expect.poll(received).toBe(head.length + 1 + second);
  }
  vi.advanceTimersByTime(999);
  expect(slow.socket.closed).toBe(false);
  vi.advanceTimersByTime(1);
  await closing;
  expect(await slow.text).toBe("");
});
