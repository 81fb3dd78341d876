import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

export interface Drain {
  /** From now on `/readyz` answers 503, and every answer is the last of its connection. */
  begin(): void;
  isDraining(): boolean;
  /** Ends the connections without a running request. */
  cutSilent(): void;
  /** Ends the connections whose request body has not grown for `quietMs`. Call it repeatedly. */
  cutStalled(quietMs: number): void;
  /** Ends the connections on which a request's body is still arriving. */
  cutIncomplete(): void;
}

/**
 * [DE11] A server closes when its last connection does.
 * Load balancers reuse their connections, so they would prevent the close for as long as there is traffic.
 * While the server drains, each connection ends with its next answer, so no request is cut off. Register it before any route.
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

interface Heard {
  /** Running requests. */
  requests: Set<IncomingMessage>;
  /** The time at which the connection was first seen with this many bytes; null before the first check. */
  last: { bytes: number; at: number } | null;
}

/** To Node a connection with half a request is not idle. A closing server does not enforce its timeouts any more (N15). */
function watchConnections(http: Server): Pick<Drain, "cutSilent" | "cutStalled" | "cutIncomplete"> {
  const connections = new Map<Socket, Heard>();
  http.on("connection", (socket) => {
    connections.set(socket, { requests: new Set(), last: null });
    socket.once("close", () => connections.delete(socket));
  });
  http.on("request", (request, response) => {
    const heard = connections.get(request.socket);
    heard?.requests.add(request);
    response.once("close", () => heard?.requests.delete(request));
  });
  return {
    cutSilent() {
      for (const [socket, { requests }] of connections) if (requests.size === 0) socket.destroy();
    },
    cutStalled(quietMs) {
      for (const [socket, heard] of connections)
        if (quietFor(socket, heard) >= quietMs && owesBody(heard)) socket.destroy();
    },
    cutIncomplete() {
      for (const [socket, { requests }] of connections)
        if ([...requests].some(({ complete }) => !complete)) socket.destroy();
    },
  };
}

/** Returns whether the server waits for the rest of a body. Received but unread data does not count. */
const owesBody = ({ requests }: Heard): boolean =>
  [...requests].some(({ complete, readableLength }) => !complete && readableLength === 0);

function quietFor({ bytesRead: bytes }: Socket, heard: Heard): number {
  const now = performance.now();
  if (heard.last?.bytes !== bytes) heard.last = { bytes, at: now };
  return now - heard.last.at;
}
