/**
 * Opens several sockets on the port: libuv accepts one connection of each per turn. A thousand reconnecting consoles
 * take 4 to 6 s with four, 13 s with one. A name that only one server can have keeps other servers from sharing the
 * port.
 */
import net, { type AddressInfo, type Server } from "node:net";
import type { FastifyInstance } from "fastify";
import { CannotStart } from "../base/cannot-start.ts";

export interface Place {
  host: string;
  port: number;
}

/** NOTE: with eight, half of the pushes are answered after 250 ms or more, with three after 140 ms. */
const socketCount = 4;

const reasons: Record<string, string> = {
  EADDRINUSE: "is in use: stop what uses it, or set PORT",
  EACCES: "may not be listened on: set PORT to one above 1023, behind a reverse proxy",
};

/** [SU1] Returns the port. Throws `CannotStart`. */
export async function listen(fastify: FastifyInstance, place: Place): Promise<number> {
  const { host, port } = place;
  const held: Server[] = [];
  let closed: Promise<void>[] = [];
  fastify.addHook("preClose", async () => {
    closed = held.map(close);
  });
  // [DE11] Fastify waits only for its own socket.
  fastify.addHook("onClose", async () => void (await Promise.all(closed)));
  try {
    const isShared = await mayShare(place, held);
    await fastify.listen({ host, port, ...(isShared && { reusePort: true }) } as Place);
    const shared = { host, port: (fastify.server.address() as AddressInfo).port, reusePort: true };
    for (let n = 1; isShared && n < socketCount; n++)
      held.push(await open(shared, (socket) => fastify.server.emit("connection", socket)));
    return shared.port;
  } catch (cause) {
    for (const server of held) server.close();
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const reason = reasons[code];
    throw new CannotStart(reason ? `Port ${port} of ${host} ${reason}` : `HOST: ${message}`, { cause });
  }
}

/** Returns whether sockets may share the port. Throws if another server listens. Only some Linux systems allow it. */
async function mayShare({ host, port }: Place, held: Server[]): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const canShare = await open({ host, port: 0, reusePort: true })
    .then(close)
    .then(
      () => true,
      () => false,
    );
  if (!canShare || port === 0) return canShare;
  const name = await open({ path: `\0jieru ${host} ${port}` }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") throw error;
    return null;
  });
  if (!name) return false;
  held.push(name);
  await close(await open({ host, port }));
  return true;
}

const likeHttp = { allowHalfOpen: true, noDelay: true };

/** Ends connections to a socket that only holds a name. */
const sendAway = (socket: net.Socket): void => void socket.destroy();

function open(where: net.ListenOptions, onConnection = sendAway): Promise<Server> {
  const server = net.createServer(likeHttp, onConnection);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => resolve(server));
  });
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
