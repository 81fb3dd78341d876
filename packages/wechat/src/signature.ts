import { hash, timingSafeEqual } from "node:crypto";

/**
 * WeChat's signature: SHA-1 (lower-case hex, 40 characters) of the parts sorted as plain strings and joined without
 * separator. Parts are `[token, timestamp, nonce]` for `signature` and the same plus `Encrypt` for `msg_signature`.
 * Source: /miniprogram/dev/framework/server-ability/message-push. The parts must be checked for shape beforehand:
 * without a separator `123`+`456` and `1234`+`56` would sign alike.
 */
export function sign(parts: string[]): string {
  return hash("sha1", parts.toSorted().join(""));
}

/** Whether two signatures are equal, in time that depends on their lengths only. */
export function signatureMatches(expected: string, given: string): boolean {
  const expectedBytes = Buffer.from(expected);
  const givenBytes = Buffer.from(given);
  return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
