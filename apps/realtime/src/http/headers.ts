import type { Server as HttpServer, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Config } from "../base/config.ts";

/** Allows one frame, WeChat's sign-in page, and no inline scripts. */
const contentSecurityPolicy = (wechatOpenUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "media-src 'self'",
    `frame-src 'self' ${new URL(wechatOpenUrl).origin}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join("; ");

export type Addresses = Pick<Config, "publicUrl" | "wechatOpenUrl">;

/**
 * [N46] Returns the headers of every answer, including errors and media. They never change, so they are made once.
 * [N26] Personal answers must not be cached by browsers or proxies. Only the console's own files set another `cache-control`.
 */
export function securityHeadersOf({ publicUrl, wechatOpenUrl }: Addresses): Record<string, string> {
  return {
    "cache-control": "no-store",
    "content-security-policy": contentSecurityPolicy(wechatOpenUrl),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(publicUrl.startsWith("https:") && { "strict-transport-security": "max-age=31536000" }),
  };
}

/** Adds the headers to every answer of a route, to not-found answers and to the answers of pushes. */
export async function securityHeaders(app: FastifyInstance, addresses: Addresses): Promise<void> {
  const headers = securityHeadersOf(addresses);
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** Adds the headers to refused handshakes, which the socket's own server answers. Call it after that server listens on `http`. */
export function secureHandshakes(http: HttpServer, path: string, addresses: Addresses): void {
  const headers = new Headers(securityHeadersOf(addresses));
  http.prependListener("request", (request, response) => {
    if (request.url?.startsWith(path)) response.setHeaders(headers);
  });
}

/** [N14] Returns whether a request names its host more than once. A proxy and the server may each use another one. */
export const namesTwoHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, n) => n % 2 === 0 && name.toLowerCase() === "host").length > 1;

/**
 * [N14] Removes invalid addresses from `X-Forwarded-For`, and everything before them.
 * The nearest proxy wrote the last address, and each proxy vouches for the address before its own.
 * The header itself remains, because it shows that the request was forwarded (N42).
 */
export function keepReadableAddresses({ headers }: IncomingMessage): void {
  const forwarded = headers["x-forwarded-for"];
  if (forwarded === undefined) return;
  const addresses = String(forwarded)
    .split(",")
    .map((address) => address.trim());
  const unreadable = addresses.findLastIndex((address) => isIP(address) === 0);
  if (unreadable >= 0) headers["x-forwarded-for"] = addresses.slice(unreadable + 1).join(", ");
}
