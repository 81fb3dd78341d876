import { failureReasons } from "@jieru/shared/domain/message";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { describe, expect, it } from "vitest";
import type { DeliveryOutcome } from "../../src/desk/command.ts";
import { outcomeOf } from "../../src/outbox/outcome.ts";

const now = 1_000_000;
const answered = (errcode: number, attempt = 1) =>
  outcomeOf(new WechatRefused({ errcode, errmsg: "no" }), true, attempt, now);
/** WeChat refused the access token or the image upload. */
const refusedBeforehand = (errcode: number, attempt = 1) =>
  outcomeOf(new WechatRefused({ errcode, errmsg: "no" }).beforehand(), true, attempt, now);
const unanswered = (phase: "not_sent" | "maybe_sent", attempt = 1) =>
  outcomeOf(new WechatUnknown({ phase, cause: "ECONNREFUSED" }), true, attempt, now);

/** Returns how many attempts may be followed by another. */
function retriesOf<E>(outcome: (error: E, attempt: number) => DeliveryOutcome, error: E): number {
  let attempt = 1;
  while (outcome(error, attempt).kind === "retry" && attempt < 20) attempt++;
  return attempt - 1;
}

describe("refusals by WeChat", () => {
  it.each([
    [45047, "allowance_used", "used"],
    [45015, "window_closed", "closed"],
  ] as const)("[RA4] %i is %s and corrects the allowance", (code, reason, allowance) =>
    expect(answered(code)).toEqual({ kind: "refused", reason, code, allowance }),
  );

  it.each([
    [40013, "credentials"],
    [40164, "credentials"],
    [40003, "customer_unreachable"],
    [40007, "media_expired"],
    [40009, "media_not_accepted"],
    [45001, "media_not_accepted"],
    [40008, "content_not_accepted"],
    [40033, "content_not_accepted"],
    [44004, "content_not_accepted"],
    [45002, "content_too_long"],
    [87014, "content_risky"],
    [45009, "quota_used"],
    [48001, "not_authorised"],
    [50002, "not_authorised"],
    [40101, "other"],
    [123456, "other"],
  ] as const)("[OB3] %i fails as %s at the first attempt", (code, reason) =>
    expect(answered(code)).toEqual({ kind: "refused", reason, code }),
  );

  it.each([40007, 46001])("[OB3] %i for a reply without an image does not blame an image", (errcode) => {
    const error = new WechatRefused({ errcode, errmsg: "no" });
    expect(outcomeOf(error, false, 1, now)).toEqual({ kind: "refused", reason: "other", code: errcode });
  });

  it.each([40001, 40014, 41001, 42001])(
    "[RA3] %i, an invalid token, proves that nothing was sent and returns the reply",
    (code) => expect(answered(code)).toEqual({ kind: "not_sent", reason: "credentials", code }),
  );

  it.each([
    [40164, "credentials"],
    [40125, "credentials"],
    [40009, "media_not_accepted"],
    [45009, "quota_used"],
    [123456, "other"],
  ] as const)("[RA3] %i before sending fails as %s and returns the reply", (code, reason) =>
    expect(refusedBeforehand(code)).toEqual({ kind: "not_sent", reason, code }),
  );

  it("[OB3] a rate limit before sending is retried and then fails as not sent", () => {
    const why = { kind: "not_sent", reason: "too_fast", code: 45011 };
    expect(refusedBeforehand(45011)).toMatchObject({ kind: "retry", why });
    expect(refusedBeforehand(45011, retriesOf(refusedBeforehand, 45011) + 1)).toEqual(why);
  });

  it.each([-1, 4])("[OB3] %i, busy, may hide a delivery: the outcome is unknown and not retried", (code) => {
    for (const attempt of [1, 2, 3, 4])
      expect(answered(code, attempt)).toEqual({ kind: "unknown", busy: code });
  });

  it("[OB3] a rate limit is retried and then fails", () => {
    expect(answered(45011)).toMatchObject({ kind: "retry", why: { kind: "refused", reason: "too_fast" } });
    expect(answered(45011, retriesOf(answered, 45011) + 1)).toEqual({
      kind: "refused",
      reason: "too_fast",
      code: 45011,
    });
  });

  it("[OB5] every reason has a label in the console", () => {
    for (let code = 40_000; code < 51_000; code++) {
      const outcome = answered(code, 9);
      expect(failureReasons).toContain("reason" in outcome && outcome.reason);
    }
  });
});

describe("missing answers", () => {
  it("[OB3] [OB5] a reply that was not sent is retried for up to a minute and then fails", () => {
    const retries = retriesOf(unanswered, "not_sent");
    const waits = Array.from({ length: retries }, (_, i) => {
      const outcome = unanswered("not_sent", i + 1);
      return outcome.kind === "retry" ? outcome.notBefore - now : 0;
    });
    expect(waits.length).toBeGreaterThanOrEqual(3);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.reduce((a, b) => a + b)).toBeLessThan(60_000);
    const last = unanswered("not_sent", retries + 1);
    expect(last).toEqual({ kind: "not_sent", reason: "unreachable", code: null });
  });

  it("[OB3] a reply that may have been sent is unknown and not retried", () => {
    for (const attempt of [1, 2, 3, 4])
      expect(unanswered("maybe_sent", attempt)).toEqual({ kind: "unknown" });
  });

  it("[OB3] any other error is unknown", () =>
    expect(outcomeOf(new TypeError("a bug"), true, 1, now)).toEqual({ kind: "unknown" }));
});
