import { spawnSync } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { promisify } from "node:util";
import Fastify, { type FastifyInstance } from "fastify";
import { expect, it, onTestFinished } from "vitest";
import { CannotStart } from "../../src/base/cannot-start.ts";
import { listen } from "../../src/process/listen.ts";

const host = "127.0.0.1";
const deadline = { timeout: 20_000 };
function aServer(): FastifyInstance {
  const fastify = Fastify({ forceCloseConnections: true });
  fastify.get("/", () => "here");
  onTestFinished(() => fastify.close());
  return fastify;
}
const ask = (port: number) =>
  fetch(`http://${host}:${port}/`, { headers: { connection: "close" } }).then((answer) => answer.text());
/** Another process connects this often while this one blocks. */
const connect = (port: number, times: number) =>
  spawnSync(process.execPath, [
    "--eval",
    `let made = 0;
     for (let n = 0; n < ${times}; n++)
       require("node:net").connect(${port}, "${host}", () => ++made === ${times} && process.exit());`,
  ]);

it("[DE5] several simultaneous connections are accepted per turn of the event loop", async () => {
  const fastify = aServer();
  let taken = 0;
  fastify.server.on("connection", () => taken++);
  const port = await listen(fastify, { host, port: 0 });
  const times = 64;
  expect(connect(port, times).status).toBe(0);
  let turns = 0;
  for (; taken < times; turns++) await new Promise((next) => setImmediate(next));
  // The kernel distributes connections at random: about a third each, never two thirds to one.
  expect(turns).toBeLessThan((times * 2) / 3);
});

it("[DE5] every request is answered, whichever socket accepts it", async () => {
  const port = await listen(aServer(), { host, port: 0 });
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(port)));
  expect(new Set(answers)).toEqual(new Set(["here"]));
});

it("[SU1] a port is refused to a second server, also if both start at once", async () => {
  for (let round = 0; round < 5; round++) {
    const first = aServer();
    const port = await listen(first, { host, port: 0 });
    await first.close();
    const servers = [aServer(), aServer(), aServer()];
    const began = await Promise.allSettled(servers.map((server) => listen(server, { host, port })));
    const failed = began.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(failed).toHaveLength(2);
    for (const error of failed) expect(error).toBeInstanceOf(CannotStart);
    await expect(listen(aServer(), { host, port })).rejects.toThrow(`Port ${port} of ${host} is in use`);
    expect(await ask(port)).toBe("here");
    await Promise.all(servers.map((server) => server.close()));
  }
});

it("[SU1] a port is refused if another program has it", async () => {
  const other = net.createServer().listen({ host, port: 0, reusePort: true });
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as net.AddressInfo;
  await expect(listen(aServer(), { host, port })).rejects.toThrow("is in use");
});

it("[DE11] a port closes after its running requests are answered", async () => {
  const { promise: goOn, resolve } = Promise.withResolvers<void>();
  const order: string[] = [];
  const fastify = Fastify({ forceCloseConnections: "idle" });
  onTestFinished(() => fastify.close());
  let held = 0;
  const countOwn = promisify(fastify.server.getConnections.bind(fastify.server));
  fastify.get("/", async () => {
    if ((await countOwn()) > 0) return "here";
    held++;
    await goOn;
    order.push("answered");
    return "here";
  });
  const port = await listen(fastify, { host, port: 0 });
  const requests: Promise<unknown>[] = [];
  while (held === 0) {
    const answer = ask(port);
    requests.push(answer);
    await Promise.race([answer, expect.poll(() => held, deadline).toBe(1)]);
  }
  const closed = fastify.close().then(() => order.push("closed"));
  await expect.poll(() => ask(port).catch(() => "nobody"), deadline).toBe("nobody");
  resolve();
  await Promise.all([...requests, closed]);
  expect(order).toEqual(["answered", "closed"]);
});

it("[SU1] one socket listens if no name is available for the port", async () => {
  const long = `127.0.0.${"0".repeat(110)}1`;
  const fastify = aServer();
  const port = await listen(fastify, { host, port: 0 });
  await fastify.close();
  expect(await listen(aServer(), { host: long, port })).toBe(port);
  expect(await ask(port)).toBe("here");
  await expect(listen(aServer(), { host: long, port })).rejects.toThrow("is in use");
});

it.runIf(process.platform === "linux")(
  "[DE11] a connection to the port's name does not prevent closing",
  async () => {
    const first = aServer();
    const port = await listen(first, { host, port: 0 });
    await first.close();
    const fastify = aServer();
    await listen(fastify, { host, port });
    const idler = net.connect({ path: `\0jieru ${host} ${port}`, allowHalfOpen: true });
    onTestFinished(() => void idler.destroy());
    await once(idler, "connect");
    await fastify.close();
  },
);

it("[DE11] nothing listens on a port after it is closed", async () => {
  const fastify = aServer();
  const port = await listen(fastify, { host, port: 0 });
  await fastify.close();
  await expect(ask(port)).rejects.toThrow();
  expect(await listen(aServer(), { host, port })).toBe(port);
});
