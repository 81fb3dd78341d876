import type { FastifyInstance } from "fastify";

export interface Drain {
  /** From now on `/readyz` says no, and every answer is the last of its connection. */
  begin(): void;
  isDraining(): boolean;
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
  };
}
