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
    configuration: {
      url: "/api/openapi.json",
      telemetry: false,
      withDefaultFonts: false,
      showDeveloperTools: "never",
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  return reader;
}

interface Page {
  status: number;
  type: string | undefined;
  location: string | undefined;
  bytes: Buffer;
}

/**
 * [N7] Made once and handed out as it is: five megabytes for each of many strangers who never read on would be the end of the server.
 * What could not be made is made anew for who asks next.
 */
export function keepPages(open: () => Promise<FastifyInstance>): (path: string) => Promise<Page> {
  const pages = new Map<string, Promise<Page>>();
  let reader: Promise<FastifyInstance> | undefined;
  const openOnce = (): Promise<FastifyInstance> => {
    reader ??= open().catch((error: unknown) => {
      reader = undefined;
      throw error;
    });
    return reader;
  };
  const make = async (path: string): Promise<Page> => {
    const { statusCode, headers, rawPayload } = await (await openOnce()).inject({ url: path });
    if (statusCode >= 500) pages.delete(path);
    return {
      status: statusCode,
      type: headers["content-type"]?.toString(),
      location: headers.location?.toString(),
      bytes: rawPayload,
    };
  };
  return (path) => {
    const known = pages.get(path);
    if (known) return known;
    const page = make(path);
    pages.set(path, page);
    page.catch(() => pages.delete(path));
    return page;
  };
}

/** `/docs`: the description of the API for people to read. */
export async function apiReader(app: FastifyInstance): Promise<void> {
  const pageAt = keepPages(openReader);
  for (const path of [place, `${place}/`, `${place}/js/scalar.js`])
    app.get(path, { config: { access: "public" } }, async (_request, reply) => {
      const { status, type, location, bytes } = await pageAt(path);
      reply.code(status).header("content-security-policy", readerPolicy);
      if (type) reply.type(type);
      if (location) reply.header("location", location);
      return reply.send(bytes);
    });
}
