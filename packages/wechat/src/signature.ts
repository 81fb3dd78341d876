import { hash, timingSafeEqual } from "node:crypto";

/**
 * Returns WeChat's signature: SHA-1 (lower-case hex) of the sorted parts, joined without separator. Parts are `[token, timestamp, nonce]`
 * for `signature`, plus `Encrypt` for `msg_signature`. Check their shape before: `123`+`456` and `1234`+`56` have the same signature.
 * Source: /miniprogram/dev/framework/server-ability/message-push.
 */
export function sign(parts: string[]): string {
  return hash("sha1", parts.toSorted().join(""));
}

/** Compares two signatures in time that depends on their lengths only. */
export function signatureMatches(expected: string, received: string): boolean {
  const expectedBytes = Buffer.from(expected);
  const receivedBytes = Buffer.from(received);
  return expectedBytes.length === receivedBytes.length && timingSafeEqual(expectedBytes, receivedBytes);
}
