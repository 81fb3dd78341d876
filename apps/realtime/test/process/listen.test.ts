/** Who may listen on a port. */
import net from "node:net";
import Fastify, { type FastifyInstance } from "fastify";
import { expect, it, onTestFinished } from "vitest";
import { CannotStart } from "../../src/base/cannot-start.ts";
import { listen } from "../../src/process/listen.ts";

const host = "127.0.0.1";
function aServer(): FastifyInstance {
  const fastify = Fastify({ forceCloseConnections: true });
  fastify.get("/", () => "here");
  onTestFinished(() => fastify.close());
  return fastify;
}
/** Each on a connection of its own. */
const ask = (port: number) =>
  fetch(`http://${host}:${port}/`, { headers: { connection: "close" } }).then((answer) => answer.text());
it("[SU1] of servers that start on one port at the same time, one listens", async () => {
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

it("[SU1] a port that another program uses is refused", async () => {
  const other = net.createServer().listen({ host, port: 0 });
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as net.AddressInfo;
  await expect(listen(aServer(), { host, port })).rejects.toThrow("is in use");
});

it("[DE11] nothing listens on the port of a closed server", async () => {
  const fastify = aServer();
  const port = await listen(fastify, { host, port: 0 });
  await fastify.close();
  await expect(ask(port)).rejects.toThrow();
  expect(await listen(aServer(), { host, port })).toBe(port);
});
