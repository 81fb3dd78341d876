import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

export interface Drain {
  /** From now on `/readyz` says no, and every answer is the last of its connection. */
  begin(): void;
  isDraining(): boolean;
  /** Ends the connections on which no request is under way. */
  cutSilent(): void;
  /** Asked again and again: ends the connections on which nothing more of a request's body has come for `quietMs`. */
  cutStalled(quietMs: number): void;
  /** Ends the connections on which a request's body is still arriving. */
  cutIncomplete(): void;
}

/**
 * [DE11] A server closes when its last connection does. Balancers keep theirs and send one request after the other, so they
 * would hold it open for as long as there is traffic: while it drains, each connection ends with the answer given on it, which
 * cuts nobody off in the middle. Register before any route.
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
  /** Under way. */
  requests: Set<IncomingMessage>;
  /** When the connection was first seen with so many bytes; null: not looked at yet. */
  last: { bytes: number; at: number } | null;
}

/** To Node a connection with half of a request is not idle, and once it closes it looks no more for who takes too long (N15). */
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

/** Whether we wait for the rest of a body. What has come and was not read yet waits for us. */
const owesBody = ({ requests }: Heard): boolean =>
  [...requests].some(({ complete, readableLength }) => !complete && readableLength === 0);

function quietFor({ bytesRead: bytes }: Socket, heard: Heard): number {
  const now = performance.now();
  if (heard.last?.bytes !== bytes) heard.last = { bytes, at: now };
  return now - heard.last.at;
}
