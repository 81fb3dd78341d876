import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** [N14] Whether a request names its host more than once. A proxy and the server may each believe another one. */
export const namesTwoHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, n) => n % 2 === 0 && name.toLowerCase() === "host").length > 1;

/**
 * [N14] Removes from `X-Forwarded-For` whatever is no address, and all that stands before it: the nearest proxy wrote the last address, and
 * each one vouches for the one before. The header itself stays, as it shows that the request was forwarded (N42).
 */
export function keepReadableAddresses({ headers }: IncomingMessage): void {
  const forwarded = headers["x-forwarded-for"];
  if (forwarded === undefined) return;
  const addresses = String(forwarded)
    .split(",")
    .map((address) => address.trim());
  const unreadable = addresses.findLastIndex((address) => isIP(address) === 0);
  if (unreadable >= 0) headers["x-forwarded-for"] = addresses.slice(unreadable + 1).join(", ");
}
