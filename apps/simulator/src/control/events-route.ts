import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";
import { viewState } from "./view.ts";

const COALESCE_MS = 60;
const KEEP_ALIVE_MS = 15_000;

export function eventsRoute(app: FastifyInstance, world: World): void {
  const listeners = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | null = null;

  function publish(): void {
    timer = null;
    const event = `data: ${JSON.stringify(viewState(world))}\n\n`;
    for (const response of listeners) response.write(event);
  }
  function schedule(): void {
    if (listeners.size > 0) timer ??= setTimeout(publish, COALESCE_MS);
  }
  const unsubscribe = [world.onChange(schedule), world.clock.onChange(schedule)];
  const keepAlive = setInterval(() => {
    for (const response of listeners) response.write(": still here\n\n");
  }, KEEP_ALIVE_MS);

  app.addHook("onClose", async () => {
    clearInterval(keepAlive);
    if (timer) clearTimeout(timer);
    for (const stop of unsubscribe) stop();
  });
  app.get("/simulator/api/events", (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    reply.raw.write(`data: ${JSON.stringify(viewState(world))}\n\n`);
    listeners.add(reply.raw);
    reply.raw.on("close", () => listeners.delete(reply.raw));
  });
}
