import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { keepReadableAddresses } from "../../src/http/headers.ts";

it.each([
  ["203.0.113.7, 10.0.0.1", "203.0.113.7, 10.0.0.1"],
  ["2001:db8::1", "2001:db8::1"],
  ['127.0.0.1, "><script>, 198.51.100.2', "198.51.100.2"],
  ["198.51.100.2, 10.0.0.300", ""],
  ["unknown", ""],
  ["", ""],
])("[N14] keeps the forwarded addresses %j that the nearest proxies confirm", (forwarded, kept) => {
  const request = { headers: { "x-forwarded-for": forwarded } } as unknown as IncomingMessage;
  keepReadableAddresses(request);
  expect(request.headers["x-forwarded-for"]).toBe(kept);
});
