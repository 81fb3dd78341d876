import type { FastifyInstance } from "fastify";
import { Refused } from "../base/refused.ts";

export interface Opening {
  /** From now on everybody is served. */
  open(): void;
  isOpen(): boolean;
}

const answersBefore: ReadonlySet<string | undefined> = new Set(["/livez", "/readyz"]);

/**
 * [SU2] A server first listens, to be sure of its port, and then does what other servers would notice. Until that is done, requests and
 * handshakes get 503: a push that is signed with a new token would be refused until WeChat gives up otherwise. Register before any route.
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
