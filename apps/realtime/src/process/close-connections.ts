import type { FastifyInstance } from "fastify";
import type { Gateway } from "../feed/gateway.ts";
import type { Drain } from "./drain.ts";

/** For a request, and for each further piece of it. */
const speaksWithinMs = 2_000;
/** [IM11] The console repeats a slow upload (TR10). */
const arrivesWithinMs = 5_000;

/** Closes all connections and finishes running requests. */
export async function closeConnections(
  fastify: FastifyInstance,
  gateway?: Gateway,
  drain?: Drain,
): Promise<void> {
  const begunAt = performance.now();
  const sweeping = setInterval(() => {
    // NOTE: a connection whose last request ends now would otherwise stay open.
    fastify.server.closeIdleConnections();
    const forMs = performance.now() - begunAt;
    if (forMs >= speaksWithinMs) drain?.cutSilent();
    if (forMs >= arrivesWithinMs) drain?.cutIncomplete();
    drain?.cutStalled(speaksWithinMs);
  }, 100);
  try {
    // In parallel, as only Fastify closes connections that are never idle (F37).
    await Promise.all([gateway?.close(), fastify.close()]);
  } finally {
    clearInterval(sweeping);
  }
}
