import type { FastifyInstance } from "fastify";
import type { Gateway } from "../feed/gateway.ts";
import type { Drain } from "./drain.ts";

/** At a stop, an open connection has this long to send its request, and as long for each further piece of it. */
const speaksWithinMs = 2_000;
/** [IM11] A slow upload would take minutes. Its console starts it again (TR10). */
const arrivesWithinMs = 5_000;

/** Closes all connections. It accepts no new requests and finishes running ones, including pushes. */
export async function closeConnections(
  fastify: FastifyInstance,
  gateway?: Gateway,
  drain?: Drain,
): Promise<void> {
  const begunAt = performance.now();
  const sweeping = setInterval(() => {
    // NOTE: without this, a connection whose last request ends now would stay open for the next one.
    fastify.server.closeIdleConnections();
    const forMs = performance.now() - begunAt;
    if (forMs >= speaksWithinMs) drain?.cutSilent();
    if (forMs >= arrivesWithinMs) drain?.cutIncomplete();
    drain?.cutStalled(speaksWithinMs);
  }, 100);
  try {
    // In parallel: both wait for connections to end, and only Fastify closes those that are never idle (F37).
    await Promise.all([gateway?.close(), fastify.close()]);
  } finally {
    clearInterval(sweeping);
  }
}
