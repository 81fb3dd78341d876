import type { Server as HttpServer, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Config } from "../base/config.ts";

/** Allows WeChat's sign-in frame and no inline scripts. */
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

/** [N46] Headers of every answer. [N26] Personal answers must not be cached. */
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

export async function securityHeaders(app: FastifyInstance, addresses: Addresses): Promise<void> {
  const headers = securityHeadersOf(addresses);
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** Adds the headers to refused handshakes. Call it after the socket's server listens. */
export function secureHandshakes(http: HttpServer, path: string, addresses: Addresses): void {
  const headers = new Headers(securityHeadersOf(addresses));
  http.prependListener("request", (request, response) => {
    if (request.url?.startsWith(path)) response.setHeaders(headers);
  });
}

/** [N14] A proxy and the server might use different ones. */
export const namesTwoHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, n) => n % 2 === 0 && name.toLowerCase() === "host").length > 1;

/** [N14] Removes invalid addresses from `X-Forwarded-For`, and all before them. The header itself stays (N42). */
export function keepReadableAddresses({ headers }: IncomingMessage): void {
  const forwarded = headers["x-forwarded-for"];
  if (forwarded === undefined) return;
  const addresses = String(forwarded)
    .split(",")
    .map((address) => address.trim());
  const unreadable = addresses.findLastIndex((address) => isIP(address) === 0);
  if (unreadable >= 0) headers["x-forwarded-for"] = addresses.slice(unreadable + 1).join(", ");
}
