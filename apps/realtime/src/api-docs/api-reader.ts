import Fastify, { type FastifyInstance } from "fastify";

const place = "/docs";

/** The reader brings inline script and style of its own, so these pages alone are allowed theirs. */
const readerPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Its code is 20 MB of memory, which a server is spared until somebody wants to read. */
async function openReader(): Promise<FastifyInstance> {
  const { default: scalar } = await import("@scalar/fastify-api-reference");
  const reader = Fastify();
  await reader.register(scalar, {
    routePrefix: place,
    configuration: { url: "/api/openapi.json", telemetry: false, withDefaultFonts: false },
  });
  return reader;
}

/** `/docs`: the description of the API for people to read. */
export async function apiReader(app: FastifyInstance): Promise<void> {
  let reader: Promise<FastifyInstance> | undefined;
  for (const path of [place, `${place}/`, `${place}/js/scalar.js`])
    app.get(path, { config: { access: "public" } }, async ({ host }, reply) => {
      reader ??= openReader();
      const page = await (await reader).inject({ url: path, headers: { host } });
      const { "content-type": type, location } = page.headers;
      reply.code(page.statusCode).header("content-security-policy", readerPolicy);
      if (type) reply.type(String(type));
      if (location) reply.header("location", location);
      return reply.send(page.rawPayload);
    });
}
