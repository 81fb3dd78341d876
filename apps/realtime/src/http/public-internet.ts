/** [N22] [N23] [N24] Requests to untrusted addresses. The address is checked while connecting; no redirects, no proxies. */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { dnsLookup, type Lookup } from "./dns-lookup.ts";
import { isPublicAddress } from "./public-address.ts";

export class NotPublic extends Error {
  override name = "NotPublic";
}

export interface PublicRequest {
  method?: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  /** Our configuration names the host, so any address is allowed (WH6). */
  trusted: boolean;
  lookup?: Lookup;
}

/**
 * Returns whether the host may be public. The URL parser has normalized addresses such as `0x7f.1`. Rejects local names
 * (RFC 6761).
 */
export function mayBePublic({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? !/(^|\.)localhost\.?$/.test(host) : isPublicAddress(host);
}

/** Resolves with the answer's head. Rejects with `NotPublic` or a connection error. */
export function requestPublic(
  url: URL,
  {
    method = "GET",
    headers,
    body,
    signal,
    trusted,
    lookup = trusted ? systemLookup : dnsLookup,
  }: PublicRequest,
): Promise<http.IncomingMessage> {
  if (!trusted && !mayBePublic(url)) return Promise.reject(new NotPublic());
  const { request, Agent } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    // NOTE: the global agent may use proxy variables.
    const agent = new Agent({ keepAlive: false });
    const resolved = (trusted ? lookup : publicOnly(lookup)) as LookupFunction;
    request(url, { method, agent, lookup: resolved, signal, headers }, resolve)
      .on("error", reject)
      // NOTE: without it, Node reports a 101 in no way and ignores `signal`.
      .on("upgrade", (response, socket) => {
        socket.destroy();
        resolve(response.destroy());
      })
      .end(body);
  });
}

export function publicOnly(lookup: Lookup): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...(options as LookupOptions), all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error("no address"), "", 0);
      if (!addresses.every((a) => isPublicAddress(a.address))) return done(new NotPublic(), "", 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
