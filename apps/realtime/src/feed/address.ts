import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

const loopback = /^(::1|(::ffff:)?127\.)/;

/** Where a handshake comes from: a proxy on this machine says for whom it asks; nobody else is believed (N14). */
export function addressOf({ socket, headers }: IncomingMessage): string | undefined {
  const near = socket.remoteAddress;
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return near && loopback.test(near) && forwarded && isIP(forwarded) ? forwarded : near;
}
