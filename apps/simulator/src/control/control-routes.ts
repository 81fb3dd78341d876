import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { CustomerActs } from "../push/customer-acts.ts";
import type { World } from "../world.ts";
import { type AccountHooks, accountRoutes } from "./account-routes.ts";
import { commandRoutes } from "./command-routes.ts";
import { eventsRoute } from "./events-route.ts";
import { phoneRoutes } from "./phone-routes.ts";
import { queryRoutes } from "./query-routes.ts";

export interface ControlHooks extends AccountHooks {
  acts: CustomerActs;
}

export async function controlRoutes(app: FastifyInstance, world: World, hooks: ControlHooks): Promise<void> {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: "invalid", issues: error.issues });
    return reply.send(error);
  });
  queryRoutes(app, world);
  eventsRoute(app, world);
  commandRoutes(app, world);
  accountRoutes(app, world, hooks);
  await phoneRoutes(app, world, hooks.acts);
}
