import type { FastifyInstance } from "fastify";
import { Refused } from "../base/refused.ts";

export interface Opening {
  open(): void;
  isOpen(): boolean;
}

const answersBefore: ReadonlySet<string | undefined> = new Set(["/livez", "/readyz"]);

/** [SU2] Answers 503 until the server opens, after it has its port. Register it before any route. */
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
