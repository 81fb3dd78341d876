/**
 * [N22] [N23] [N24] Requests to addresses from outside, on the public internet only.
 * The address is checked at the moment of connecting, so the name cannot resolve differently in between.
 * Redirects are not followed, and no proxy is used.
 */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { dnsLookup, type Lookup } from "./dns-lookup.ts";
import { isPublicAddress } from "./public-address.ts";

/** A name resolved to an address that is not on the public internet. */
export class NotPublic extends Error {
  override name = "NotPublic";
}

export interface PublicRequest {
  method?: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  /** Ends the connection, including the rest of the answer. */
  signal: AbortSignal;
  /** Our configuration names the host: it may have any address, and a name of this machine (WH6). */
  trusted: boolean;
  lookup?: Lookup;
}

/**
 * Returns whether the host may be public: an address of the public internet, or a name other than those of this machine (RFC 6761).
 * URL parsing has already converted `2130706433`, `0x7f.1` and the like into plain addresses. The DNS may not know this machine's names.
 */
export function mayBePublic({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? !/(^|\.)localhost\.?$/.test(host) : isPublicAddress(host);
}

/** Sends a request. Resolves with the head of the answer. Rejects with `NotPublic`, or with the error of the connection. */
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
    // NOTE: it has an agent of its own, because the global one may use proxy variables.
    const agent = new Agent({ keepAlive: false });
    const resolved = (trusted ? lookup : publicOnly(lookup)) as LookupFunction;
    request(url, { method, agent, lookup: resolved, signal, headers }, resolve)
      .on("error", reject)
      // NOTE: without this listener, Node answers a 101 neither with a response nor with an error, and `signal` has no effect any more.
      .on("upgrade", (response, socket) => {
        socket.destroy();
        resolve(response.destroy());
      })
      .end(body);
  });
}

/** Returns a lookup that refuses a name if any of its addresses is not public. */
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
