import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import { apiRoutes } from "./api/api-routes.ts";
import { type ControlHooks, controlRoutes } from "./control/control-routes.ts";
import { openRoutes } from "./open/open-routes.ts";
import type { SimulatorOptions } from "./options.ts";
import type { World } from "./world.ts";

const SCAN_POLL_MS = 20_000;

export async function createServer(
  world: World,
  options: SimulatorOptions,
  hooks: ControlHooks,
): Promise<FastifyInstance> {
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 24 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  await app.register((api) => apiRoutes(api, world));
  await app.register((open) => openRoutes(open, world, options.scanPollMs ?? SCAN_POLL_MS));
  await app.register((control) => controlRoutes(control, world, hooks));
  if (options.webDist !== undefined) await servePage(app, options.webDist);
  return app;
}

async function servePage(app: FastifyInstance, webDist: string): Promise<void> {
  await app.register(fastifyStatic, { root: webDist });
  app.get("/scan", (_request, reply) => reply.sendFile("index.html"));
}
