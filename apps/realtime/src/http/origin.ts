import type { IncomingHttpHeaders } from "node:http";

/**
 * [N1] Returns whether the page that opens a socket is ours. Browsers name the page.
 * CORS does not apply to WebSockets, so only this check prevents other sites from using an agent's cookie.
 */
export const isOwnOrigin = (origin: string | undefined, publicUrl: string): boolean =>
  origin !== undefined && origin === new URL(publicUrl).origin;

/**
 * [N21] Returns whether a page of another site caused the request, by a link, a picture or a frame.
 * Browsers that do not report it are believed.
 */
export const isFromAnotherSite = (headers: IncomingHttpHeaders): boolean =>
  ["cross-site", "same-site"].includes(String(headers["sec-fetch-site"]));
