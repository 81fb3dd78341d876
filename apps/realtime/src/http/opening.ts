import type { FastifyInstance } from "fastify";
import { Refused } from "../base/refused.ts";

export interface Opening {
  /** From now on everybody is served. */
  open(): void;
  isOpen(): boolean;
}

const answersBefore: ReadonlySet<string | undefined> = new Set(["/livez", "/readyz"]);

/**
 * [SU2] That the port is ours is known once we listen, and only then is done what others would notice. Whoever comes until it is done is told to
 * come again, at the socket's door too (feed/gateway.ts): a push signed with a token that is not in force yet would be refused otherwise. Register before any route.
 */
export function createOpening(fastify: FastifyInstance): Opening {
  let open = false;
  fastify.addHook("onRequest", (request, reply, done) => {
    if (open || answersBefore.has(request.routeOptions.url)) return done();
    reply.header("retry-after", "1");
    done(new Refused({ refusal: "server_busy" }));
  });
  return {
    open() {
      open = true;
    },
    isOpen: () => open,
  };
}
