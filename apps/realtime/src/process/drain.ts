import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

export interface Drain {
  /** From now on `/readyz` says no, and every answer is the last of its connection. */
  begin(): void;
  isDraining(): boolean;
  /** Ends the connections on which no request is under way. */
  cutSilent(): void;
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
    cutSilent: watchConnections(fastify.server),
  };
}

/** To Node a connection with half of a request's head is not idle, and once it closes it looks no more for who takes too long (N15). */
function watchConnections(http: Server): () => void {
  const underWay = new Map<Socket, number>();
  const count = (socket: Socket, change: number): void => {
    const before = underWay.get(socket);
    if (before !== undefined) underWay.set(socket, before + change);
  };
  http.on("connection", (socket) => {
    underWay.set(socket, 0);
    socket.once("close", () => underWay.delete(socket));
  });
  http.on("request", ({ socket }, response) => {
    count(socket, 1);
    response.once("close", () => count(socket, -1));
  });
  return () => {
    for (const [socket, requests] of underWay) if (requests === 0) socket.destroy();
  };
}
