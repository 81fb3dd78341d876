import swagger from "@fastify/swagger";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

/** `/api/openapi.json` from the routes' own schemas, and `/docs` to read it. Must be registered before the routes. */
export async function apiDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: "Jieru",
        description: "Agent console for WeChat Mini Program customer service",
        version: "1",
      },
      servers: [{ url: "/" }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  const config = { access: "public" } as const;
  app.get("/api/openapi.json", { config, schema: { hide: true } }, () => app.swagger());
}

/** The reader brings inline script and style of its own, so these pages alone are allowed theirs. */
export async function apiReader(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
    });
    scope.addHook("onSend", async (_request, reply) => {
      reply.header("content-security-policy", readerPolicy);
    });
    await scope.register(scalar, {
      routePrefix: "/docs",
      configuration: { url: "/api/openapi.json", telemetry: false, withDefaultFonts: false },
    });
  });
}

const readerPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
