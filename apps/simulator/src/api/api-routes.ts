import multipart from "@fastify/multipart";
import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";
import { mediaRoutes } from "./media-routes.ts";
import { sendRoute } from "./send-route.ts";
import { snsRoutes } from "./sns-routes.ts";
import { tokenRoutes } from "./token-routes.ts";
import { typingRoutes } from "./typing-routes.ts";

const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

export async function apiRoutes(app: FastifyInstance, world: World): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1 } });
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", async (request, reply) => {
    if (world.clock.now() >= world.downUntil) return;
    reply.hijack();
    request.raw.socket.resetAndDestroy();
  });
  tokenRoutes(app, world);
  sendRoute(app, world);
  typingRoutes(app, world);
  mediaRoutes(app, world);
  snsRoutes(app, world);
}
