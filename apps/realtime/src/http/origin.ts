import type { IncomingHttpHeaders } from "node:http";

/** [N1] Returns whether the page is ours. CORS does not apply to WebSockets. */
export const isOwnOrigin = (origin: string | undefined, publicUrl: string): boolean =>
  origin !== undefined && origin === new URL(publicUrl).origin;

/** [N21] Returns whether another site caused the request. Trusts browsers that do not report it. */
export const isFromAnotherSite = (headers: IncomingHttpHeaders): boolean =>
  ["cross-site", "same-site"].includes(String(headers["sec-fetch-site"]));
