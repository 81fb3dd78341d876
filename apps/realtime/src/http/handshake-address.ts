import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { IsTrustedProxy } from "../base/trusted-proxies.ts";

/** Returns the client's address. Trusted proxies may name it (N14). */
export function addressOf(
  { socket, headers }: IncomingMessage,
  isTrusted: IsTrustedProxy,
): string | undefined {
  const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
  let address = socket.remoteAddress;
  while (address && isTrusted(address)) {
    const before = forwarded.pop()?.trim();
    if (!before || isIP(before) === 0) break;
    address = before;
  }
  return address;
}
