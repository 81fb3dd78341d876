import type { IncomingHttpHeaders } from "node:http";

/**
 * [N1] A browser names the page that opens a socket; only our own pages may. CORS does not apply to WebSockets, so this check
 * alone keeps other sites from using an agent's cookie.
 */
export const isOwnOrigin = (origin: string | undefined, publicUrl: string): boolean =>
  origin !== undefined && origin === new URL(publicUrl).origin;

/** [N21] A page of another site has brought it about, by a link, a picture or a frame. Browsers that do not say so are believed. */
export const isFromAnotherSite = (headers: IncomingHttpHeaders): boolean =>
  ["cross-site", "same-site"].includes(String(headers["sec-fetch-site"]));
