import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendProblem } from "./problem.ts";

const isPage = (url: string): boolean =>
  !/^\/(api|auth|wechat|socket\.io|assets|docs)(\/|$)/.test(url.split("?")[0] ?? "");

/** Serves the built console: hashed files and its one page for other addresses. */
export async function consoleFiles(app: FastifyInstance, dist: string): Promise<void> {
  await app.register(async (scope) => {
    // The pages are public: their data comes from `/api`.
    scope.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
    });
    await scope.register(fastifyStatic, {
      root: dist,
      wildcard: false,
      globIgnore: ["assets/**"],
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, file) {
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
    // [UP6] One common route, as a new build changes names.
    scope.get<{ Params: { file: string } }>("/assets/:file", (request, reply) =>
      reply.sendFile(`assets/${request.params.file}`),
    );
    scope.setNotFoundHandler((request, reply) => {
      const wantsPage = ["GET", "HEAD"].includes(request.method) && isPage(request.url);
      return wantsPage
        ? reply.header("cache-control", "no-cache").sendFile("index.html")
        : sendProblem(reply, 404, "Not found");
    });
  });
}
