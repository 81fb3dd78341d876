import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";
import { viewState } from "./view.ts";

export function queryRoutes(app: FastifyInstance, world: World): void {
  app.get("/simulator/api/state", () => viewState(world));
  app.get<{ Params: { mediaId: string } }>("/simulator/api/media/:mediaId", (request, reply) => {
    const medium = world.media.findAny(request.params.mediaId);
    if (!medium) return reply.code(404).send({ error: "not_found" });
    return reply.type(medium.contentType).header("x-content-type-options", "nosniff").send(medium.bytes);
  });
}
