import { expect, it } from "vitest";
import { isRefusal, type RefusalCode, refusal, refusalStatus } from "../src/protocol/refusals.ts";

const codes = refusal.options.map((o) => o.shape.refusal.value);
const statusOf = (code: RefusalCode) => refusalStatus({ refusal: code } as never);

const others: Partial<Record<RefusalCode, number>> = {
  not_allowed: 403,
  not_bound: 403,
  account_not_found: 403,
  not_signed_in: 401,
  api_key_invalid: 401,
  too_many_requests: 429,
  upload_limit_reached: 429,
  server_busy: 503,
  database_unavailable: 503,
  no_room_for_images: 503,
  jobs_unavailable: 503,
};

it.each(codes)("[PD2] %s travels under its status", (code) =>
  expect(statusOf(code)).toBe(others[code] ?? 409),
);

it("a refusal is known by its code, and nothing else is one", () => {
  expect(isRefusal({ refusal: "not_bound" })).toBe(true);
  expect(isRefusal({ session: {} })).toBe(false);
});

it("[PD2] a refusal without the facts it promises is not one", () =>
  expect(refusal.safeParse({ refusal: "over_capacity" }).success).toBe(false));
