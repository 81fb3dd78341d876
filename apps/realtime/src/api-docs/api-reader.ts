import { promisify } from "node:util";
import { gzip } from "node:zlib";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";

const place = "/docs";

/** The reader has inline scripts and styles; only these pages allow them. */
const readerPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Loads the reader on first use: its code takes 20 MB of memory. */
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
  /** About a third of the size. */
  gzipped: Buffer;
}

/** [N7] Renders each page once and reuses its bytes, so that clients cannot exhaust the server. Failures are not cached. */
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
      gzipped: await promisify(gzip)(rawPayload),
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

export async function apiReader(app: FastifyInstance): Promise<void> {
  const pageAt = keepPages(openReader);
  const config = { access: "public" } as const;
  const scriptPath = `${place}/js/scalar.js`;

  const begin = (reply: FastifyReply, { status, type }: Page): FastifyReply => {
    reply.code(status).header("content-security-policy", readerPolicy);
    return type ? reply.type(type) : reply;
  };
  app.get(place, { config }, async (_request, reply) => {
    const page = await pageAt(place);
    return begin(reply, page)
      .header("location", page.location ?? `${place}/`)
      .send(page.bytes);
  });
  app.get(`${place}/`, { config }, async (_request, reply) => {
    const page = await pageAt(`${place}/`);
    return begin(reply, page).send(page.bytes);
  });
  app.get(scriptPath, { config }, async ({ headers }, reply) => {
    const page = await pageAt(scriptPath);
    const zipped = /\bgzip\b(?!;q=0)/.test(String(headers["accept-encoding"]));
    begin(reply, page).header("vary", "accept-encoding");
    if (zipped) reply.header("content-encoding", "gzip");
    return reply.send(zipped ? page.gzipped : page.bytes);
  });
}
