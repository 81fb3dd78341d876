/**
 * [N22] [N23] [N24] Fetches a link from a stranger, from the public internet only. The address is checked at the moment of
 * connecting, so that the name cannot resolve differently in between; redirects are not followed, and no proxy is used.
 */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

export interface FetchPublicOptions {
  /** The one `host[:port]` that our configuration trusts wherever it is: WeChat's API, or the simulator. */
  trustedHost: string;
  /** For connection, headers and body in total. */
  deadlineMs?: number;
  limitBytes?: number;
  lookup?: typeof systemLookup;
}

/** `refused`: we do not go there. `gone`: it does not exist any more. `unreachable`: perhaps later. */
export type FetchFailure = "refused" | "gone" | "too_large" | "unreachable";

export type FetchPublic = (link: string) => Promise<Buffer | FetchFailure>;

class Refused extends Error {}

export function createFetchPublic(options: FetchPublicOptions): FetchPublic {
  const { trustedHost, deadlineMs = 5_000, limitBytes = 10 * 1024 * 1024, lookup = systemLookup } = options;
  return async (link) => {
    const url = URL.parse(link);
    if (!url) return "refused";
    const trusted = url.host === trustedHost;
    if (!trusted && !isAcceptable(url)) return "refused";
    try {
      const signal = AbortSignal.timeout(deadlineMs);
      const response = await request(url, trusted ? lookup : publicOnly(lookup), signal);
      return await readBody(response, limitBytes);
    } catch (error) {
      return error instanceof Refused ? "refused" : "unreachable";
    }
  };
}

/**
 * Parsing has already turned `2130706433`, `0x7f.1` and the like into plain addresses; a port is only kept if it is not the
 * default.
 */
function isAcceptable(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && url.port === "" && url.username === "" && (isIP(host) === 0 || isPublicAddress(host));
}

/** Refuses a name if any of its addresses is not public. */
function publicOnly(lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...(options as LookupOptions), all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error("no address"), "", 0);
      if (!addresses.every((a) => isPublicAddress(a.address))) return done(new Refused(), "", 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

function request(
  url: URL,
  lookup: LookupFunction | typeof systemLookup,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const { get, Agent } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    // NOTE: an agent of its own, as the global one may use proxy variables.
    const agent = new Agent({ keepAlive: false });
    const headers = { accept: "image/*", "accept-encoding": "identity" };
    get(url, { agent, lookup: lookup as LookupFunction, signal, headers }, resolve).on("error", reject);
  });
}

async function readBody(response: http.IncomingMessage, limitBytes: number): Promise<Buffer | FetchFailure> {
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
