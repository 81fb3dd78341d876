/**
 * The port, listened to by several sockets. Of each socket libuv takes one connection in a turn of the event loop, and turns are long
 * where processors are short: through one alone, WeChat's repetitions on new connections keep a console waiting that comes back.
 *
 *     name ──► port, alone ──► port, shared by our own sockets
 *
 * Ports that are shared are refused to nobody who would share them too, so the name comes first, which only one server has.
 */
import net, { type AddressInfo, type Server } from "node:net";
import type { FastifyInstance } from "fastify";
import { CannotStart } from "../base/cannot-start.ts";

export interface Place {
  host: string;
  /** 0: any that is free. */
  port: number;
}

/**
 * As many connections are taken in a turn. NOTE: with eight a storm of consoles is over sooner, and takes the turns of pushes: half of those
 * are answered after 184 ms instead of 95 with three, and 50 with one.
 */
const socketCount = 3;

const reasons: Record<string, string> = {
  EADDRINUSE: "is in use: stop what uses it, or set PORT",
  EACCES: "may not be listened on: set PORT to one above 1023, behind a reverse proxy",
};

/** [SU1] Listens until Fastify closes. The port, which is another than asked for where that was 0. Throws `CannotStart`. */
export async function listen(fastify: FastifyInstance, place: Place): Promise<number> {
  const { host, port } = place;
  const held: Server[] = [];
  let closed: Promise<void>[] = [];
  fastify.addHook("preClose", async () => {
    closed = held.map(close);
  });
  // [DE11] Fastify waits for the connections of its own socket alone.
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

/**
 * Whether several sockets may listen there; then the name is held. Throws where somebody else does. The names and the sharing are Linux's,
 * and not of every sandbox.
 */
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

/** As Node's own HTTP server takes connections. */
const likeHttp = { allowHalfOpen: true, noDelay: true };

/** Whoever connects to what is held for its own sake is sent away: a server closes when its last connection does. */
const sendAway = (socket: net.Socket): void => void socket.destroy();

function open(where: net.ListenOptions, onConnection = sendAway): Promise<Server> {
  const server = net.createServer(likeHttp, onConnection);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => resolve(server));
  });
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
