import type { FastifyInstance } from "fastify";
import type { Config } from "./config.ts";

/** The one frame allowed is WeChat's sign-in page; nothing inline runs. */
const contentSecurityPolicy = (wechatOpenUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    `frame-src 'self' ${new URL(wechatOpenUrl).origin}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join("; ");

/**
 * [N46] The same headers on every answer, errors and media included. They never change, so they are made once: every push
 * carries them too.
 */
export async function securityHeaders(app: FastifyInstance, config: Config): Promise<void> {
  const headers: Record<string, string> = {
    "content-security-policy": contentSecurityPolicy(config.wechatOpenUrl),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
  if (config.publicUrl.startsWith("https:")) headers["strict-transport-security"] = "max-age=31536000";
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });
}
