import type { FastifyInstance } from "fastify";
import { Refused } from "../base/refused.ts";

export interface Opening {
  /** Serves all requests from now on. */
  open(): void;
  isOpen(): boolean;
}

const answersBefore: ReadonlySet<string | undefined> = new Set(["/livez", "/readyz"]);

/**
 * [SU2] A server first listens, to be sure of its port, and then makes the changes that other servers notice.
 * Until then, requests and handshakes get 503. Otherwise the server would refuse a push signed with a new token until WeChat gives up.
 * Register it before any route.
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
