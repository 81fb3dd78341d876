/** [N22] [N23] [N24] Fetches an untrusted link, on the default port only. */
import type { IncomingMessage } from "node:http";
import type { Lookup } from "../../http/dns-lookup.ts";
import { createDnsLookup, type DnsLookupOptions } from "../../http/dns-lookup.ts";
import { mayBePublic, NotPublic, requestPublic } from "../../http/public-internet.ts";

export interface FetchPublicOptions {
  /** WeChat's API or the simulator, at any address. */
  trustedHost: string;
  /** For connection, headers and body. */
  deadlineMs?: number;
  limitBytes?: number;
  lookup?: Lookup;
  names?: DnsLookupOptions;
}

/** `refused`: not fetched by rule. `unreachable`: may work later. */
export type FetchFailure = "refused" | "gone" | "too_large" | "unreachable";

export type FetchPublic = (link: string) => Promise<Buffer | FetchFailure>;

const headers = { accept: "image/*", "accept-encoding": "identity" };

export function createFetchPublic(options: FetchPublicOptions): FetchPublic {
  const { trustedHost, deadlineMs = 5_000, limitBytes = 10 * 1024 * 1024 } = options;
  const publicNames = options.lookup ?? createDnsLookup(options.names);
  return async (link) => {
    const url = URL.parse(link);
    if (!url) return "refused";
    const trusted = url.host === trustedHost;
    if (!trusted && !isAcceptable(url)) return "refused";
    try {
      const signal = AbortSignal.timeout(deadlineMs);
      const lookup = trusted ? options.lookup : publicNames;
      const response = await requestPublic(url, { headers, signal, trusted, ...(lookup && { lookup }) });
      return await readBody(response, limitBytes);
    } catch (error) {
      return error instanceof NotPublic ? "refused" : "unreachable";
    }
  };
}

/** A parsed URL has a port only if it is not the default. */
function isAcceptable(url: URL): boolean {
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && url.port === "" && url.username === "" && mayBePublic(url);
}

async function readBody(response: IncomingMessage, limitBytes: number): Promise<Buffer | FetchFailure> {
  const status = response.statusCode ?? 0;
  const announced = Number(response.headers["content-length"] ?? 0);
  if (status !== 200 || announced > limitBytes) {
    response.destroy();
    if (status === 200) return "too_large";
    if (status >= 300 && status < 400) return "refused";
    return status === 404 || status === 410 ? "gone" : "unreachable";
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) return "too_large"; // leaving the loop destroys the connection
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
