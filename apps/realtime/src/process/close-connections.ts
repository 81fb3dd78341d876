import type { FastifyInstance } from "fastify";
import type { Gateway } from "../feed/gateway.ts";
import type { Drain } from "./drain.ts";

/** Whoever has connected by the time of a stop has this long to say what they want, and as long for each further piece of it. */
const speaksWithinMs = 2_000;
/** [IM11] A slow upload would take minutes; its console starts it again (TR10). */
const arrivesWithinMs = 5_000;

/** Takes nothing more; requests under way are finished, pushes among them. */
export async function closeConnections(
  fastify: FastifyInstance,
  gateway?: Gateway,
  drain?: Drain,
): Promise<void> {
  const begunAt = performance.now();
  const sweeping = setInterval(() => {
    // NOTE: a connection whose last request ends now would be kept open for the next one.
    fastify.server.closeIdleConnections();
    const forMs = performance.now() - begunAt;
    if (forMs >= speaksWithinMs) drain?.cutSilent();
    if (forMs >= arrivesWithinMs) drain?.cutIncomplete();
    drain?.cutStalled(speaksWithinMs);
  }, 100);
  try {
    // Together: both wait for connections to end, and only Fastify tells those that are never idle to (F37).
    await Promise.all([gateway?.close(), fastify.close()]);
  } finally {
    clearInterval(sweeping);
  }
}
