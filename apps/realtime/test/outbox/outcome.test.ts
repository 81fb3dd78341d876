import { failureReasons } from "@jieru/shared/domain/message";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../src/outbox/outcome.ts";

const now = 1_000_000;
const answered = (errcode: number, attempt = 1) =>
  outcomeOf(new WechatRefused({ errcode, errmsg: "no" }), attempt, now);
const unanswered = (phase: "not_sent" | "maybe_sent", attempt = 1) =>
  outcomeOf(new WechatUnknown({ phase, cause: "ECONNREFUSED" }), attempt, now);

describe("WeChat said no", () => {
  it.each([
    [45047, "allowance_used", "used"],
    [45015, "window_closed", "closed"],
  ] as const)("[RA4] %i is %s and corrects our own count", (code, reason, allowance) =>
    expect(answered(code)).toEqual({ kind: "refused", reason, code, allowance }),
  );

  it.each([
    [-1, "busy"],
    [40001, "credentials"],
    [40014, "credentials"],
    [42001, "credentials"],
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
  ] as const)("[OB3] %i fails as %s, at the first attempt and for good", (code, reason) =>
    expect(answered(code)).toEqual({ kind: "refused", reason, code }),
  );

  it("[OB3] called too often comes again after 1, 4 and 10 seconds, then fails", () => {
    expect([1, 2, 3].map((attempt) => answered(45011, attempt))).toEqual([
      { kind: "retry", notBefore: now + 1_000 },
      { kind: "retry", notBefore: now + 4_000 },
      { kind: "retry", notBefore: now + 10_000 },
    ]);
    expect(answered(45011, 4)).toEqual({ kind: "refused", reason: "too_fast", code: 45011 });
  });

  it("[OB5] every reason is one the console has words for", () => {
    for (let code = 40_000; code < 51_000; code++) {
      const outcome = answered(code, 9);
      expect(failureReasons).toContain(outcome.kind === "refused" && outcome.reason);
    }
  });
});

describe("no answer came", () => {
  it("[OB3] and no byte left: again after 1, 4 and 10 seconds, then failed", () => {
    expect([1, 2, 3].map((attempt) => unanswered("not_sent", attempt))).toEqual([
      { kind: "retry", notBefore: now + 1_000 },
      { kind: "retry", notBefore: now + 4_000 },
      { kind: "retry", notBefore: now + 10_000 },
    ]);
    expect(unanswered("not_sent", 4)).toEqual({ kind: "not_sent", reason: "unreachable", code: null });
  });

  it("[OB3] and bytes may have left: nobody knows, never again by machine", () => {
    for (const attempt of [1, 2, 3, 4])
      expect(unanswered("maybe_sent", attempt)).toEqual({ kind: "unknown" });
  });

  it("[OB3] any other error is not knowing either", () =>
    expect(outcomeOf(new TypeError("a bug"), 1, now)).toEqual({ kind: "unknown" }));
});
