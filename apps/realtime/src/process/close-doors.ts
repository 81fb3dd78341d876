import type { FastifyInstance } from "fastify";
import type { Gateway } from "../feed/gateway.ts";

/** Takes nothing more; requests under way are finished, pushes among them. */
export async function closeDoors(fastify: FastifyInstance, gateway?: Gateway): Promise<void> {
  // NOTE: a connection whose last request ends now would be kept open for the next one.
  const sweeping = setInterval(() => fastify.server.closeIdleConnections(), 100);
  try {
    // Together: both wait for connections to end, and only Fastify tells those that are never idle to (F37).
    await Promise.all([gateway?.close(), fastify.close()]);
  } finally {
    clearInterval(sweeping);
  }
}
