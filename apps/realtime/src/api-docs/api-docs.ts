import swagger from "@fastify/swagger";
import type { FastifyInstance, FastifySchema } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { commonSchemas, type Described, describeRoute } from "./describe-route.ts";
import { withOpenJoins } from "./joined-schemas.ts";
import { webhooks } from "./webhooks.ts";

interface OpenApiDocument {
  components?: { schemas?: Record<string, object> };
}

const isDocumented = (schema: FastifySchema | undefined): schema is Described =>
  schema !== undefined && !schema.hide && "summary" in schema;

/** Serves `/api/openapi.json`, built from the routes' schemas. Register it before the routes. */
export async function apiDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Jieru",
        description:
          "Agent console for WeChat Mini Program customer service. These routes read and write; the socket sends changes " +
          "(docs/api/events.md). Instants are milliseconds since 1970.",
        version: "1",
      },
      servers: [{ url: "/" }],
      webhooks,
      components: {
        securitySchemes: {
          cookie: {
            type: "apiKey",
            in: "cookie",
            name: "jieru_session",
            description: "The session cookie of a sign-in; `__Host-jieru_session` over https.",
          },
          apiKey: {
            type: "http",
            scheme: "bearer",
            description:
              "An API key that an admin created in the settings for your company's server: `jieru_…`.",
          },
        },
      },
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      // Hides routes without a schema (pages, health, WeChat).
      return { schema: isDocumented(schema) ? describeRoute(schema, url, input.route) : { hide: true }, url };
    },
    transformObject: (input) => {
      const document = jsonSchemaTransformObject(input) as OpenApiDocument;
      const { components = {} } = document;
      return {
        ...withOpenJoins(document),
        components: { ...components, schemas: { ...components.schemas, ...commonSchemas } },
      };
    },
  });
  const config = { access: "public" } as const;
  // [N7] Serialized once, as it takes 12 ms and is public.
  let written: Buffer | undefined;
  app.get("/api/openapi.json", { config, schema: { hide: true } }, async (_request, reply) => {
    written ??= Buffer.from(JSON.stringify(app.swagger()));
    return reply.type("application/json; charset=utf-8").send(written);
  });
}
