import type { CookieSerializeOptions } from "@fastify/cookie";

export interface CookieNames {
  session: string;
  browser: string;
  /** Recognises the browser (SI8), without signing in. */
  known: string;
}

/** Over https, other hosts of the domain cannot use these names (SI2). */
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

/** Returns the first secret of this name, or null. NOTE: handshakes have no `@fastify/cookie` plugin. */
export function secretIn(cookieHeader: string | undefined, name: string): string | null {
  const start = `${name}=`;
  const pair = (cookieHeader ?? "").split(";").find((text) => text.trim().startsWith(start));
  const value = pair?.trim().slice(start.length) ?? "";
  return secret.test(value) ? value : null;
}
