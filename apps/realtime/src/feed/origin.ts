/**
 * [N1] A browser names the page that opens a socket; only our own pages may. CORS does not apply to WebSockets, so this check
 * alone keeps other sites from using an agent's cookie.
 */
export const isOwnOrigin = (origin: string | undefined, publicUrl: string): boolean =>
  origin !== undefined && origin === new URL(publicUrl).origin;
