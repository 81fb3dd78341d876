import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

export interface Drain {
  /** `/readyz` answers 503, and every answer is the last of its connection. */
  begin(): void;
  isDraining(): boolean;
  cutSilent(): void;
  /** Ends requests whose body has not grown for `quietMs`. Call it repeatedly. */
  cutStalled(quietMs: number): void;
  cutIncomplete(): void;
}

/**
 * [DE11] While draining, each connection ends with its next answer, so that load balancers cannot prevent the close.
 * Register it before any route.
 */
export function createDrain(fastify: FastifyInstance): Drain {
  let draining = false;
  fastify.addHook("onSend", (_request, reply, _payload, done) => {
    if (draining) reply.header("connection", "close");
    done();
  });
  return {
    begin() {
      draining = true;
    },
    isDraining: () => draining,
    ...watchConnections(fastify.server),
  };
}

interface ConnectionState {
  requests: Set<IncomingMessage>;
  /** When the connection first had this many bytes; null before the first check. */
  last: { bytes: number; at: number } | null;
}

/** Node does not count half a request as idle, and stops enforcing timeouts while closing (N15). */
function watchConnections(http: Server): Pick<Drain, "cutSilent" | "cutStalled" | "cutIncomplete"> {
  const connections = new Map<Socket, ConnectionState>();
  http.on("connection", (socket) => {
    connections.set(socket, { requests: new Set(), last: null });
    socket.once("close", () => connections.delete(socket));
  });
  http.on("request", (request, response) => {
    const state = connections.get(request.socket);
    state?.requests.add(request);
    response.once("close", () => state?.requests.delete(request));
  });
  return {
    cutSilent() {
      for (const [socket, { requests }] of connections) if (requests.size === 0) socket.destroy();
    },
    cutStalled(quietMs) {
      for (const [socket, state] of connections)
        if (quietFor(socket, state) >= quietMs && owesBody(state)) socket.destroy();
    },
    cutIncomplete() {
      for (const [socket, { requests }] of connections)
        if ([...requests].some(({ complete }) => !complete)) socket.destroy();
    },
  };
}

/** Received but unread data does not count. */
const owesBody = ({ requests }: ConnectionState): boolean =>
  [...requests].some(({ complete, readableLength }) => !complete && readableLength === 0);

function quietFor({ bytesRead: bytes }: Socket, state: ConnectionState): number {
  const now = performance.now();
  if (state.last?.bytes !== bytes) state.last = { bytes, at: now };
  return now - state.last.at;
}
