import type { CookieSerializeOptions } from "@fastify/cookie";

/** The names of a browser's cookies. */
export interface CookieNames {
  /** The web session's token. */
  session: string;
  /** Binds a scan to the browser that requested it. */
  browser: string;
  /** Recognises the browser at the next sign-in (SI8). It outlives the session and does not sign in. */
  known: string;
}

/** Returns the cookie names. Over https, no other host of the domain can set or read cookies with these names (SI2). */
export function cookieNames(publicUrl: string): CookieNames {
  const prefix = publicUrl.startsWith("https:") ? "__Host-" : "";
  return {
    session: `${prefix}jieru_session`,
    browser: `${prefix}jieru_browser`,
    known: `${prefix}jieru_known`,
  };
}

export const cookieOptions = (publicUrl: string): CookieSerializeOptions => ({
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  secure: publicUrl.startsWith("https:"),
});

const secret = /^[0-9a-f]{64}$/;

/**
 * Returns one of our secrets from a `Cookie` header, or null. If several cookies have this name, the first counts.
 * NOTE: `parse` of `@fastify/cookie` works only once its plugin is loaded, and a socket's handshake has no plugins.
 */
export function secretIn(cookieHeader: string | undefined, name: string): string | null {
  const start = `${name}=`;
  const pair = (cookieHeader ?? "").split(";").find((text) => text.trim().startsWith(start));
  const value = pair?.trim().slice(start.length) ?? "";
  return secret.test(value) ? value : null;
}
