import { replyPresets } from "@jieru/shared/domain/allowance";
import { describe, expect, test } from "vitest";
import { grantedWords } from "../../../src/features/customer/allowance/AllowanceFacts.tsx";
import { spentBy } from "../../../src/features/customer/allowance/spent-by.ts";
import { minute, noon, replied, sent, session } from "../conversation/given.ts";

const { allowance } = session();

describe("[RA5] what granted the allowance", () => {
  const { guide } = replyPresets;
  test("entering, where it granted; where it left what a message had granted, it says so", () => {
    expect(grantedWords({ ...allowance, grantedBy: "message" }, guide)).toBe("byMessage");
    expect(grantedWords({ ...allowance, grantedBy: "entered", granted: 1 }, guide)).toBe("byEntering");
    expect(grantedWords({ ...allowance, grantedBy: "entered", granted: 3 }, guide)).toBe("keptByEntering");
  });
});

describe("[RA5] what took of the allowance", () => {
  test("the replies since the grant, and which of them is in doubt", () => {
    const messages = [
      replied("以前的", noon - minute),
      replied("一", noon + minute),
      replied("二", noon + 2 * minute, { delivery: { ...sent, state: "unconfirmed" } }),
    ];
    expect(spentBy({ ...allowance, left: 1 }, messages)).toEqual({
      count: 2,
      times: [noon + minute, noon + 2 * minute],
      doubtful: noon + 2 * minute,
      failed: null,
      corrected: null,
    });
  });
  test("a failed reply only where the count says that it was taken", () => {
    const messages = [replied("一", noon + minute, { delivery: { ...sent, state: "failed" } })];
    expect(spentBy({ ...allowance, left: 2 }, messages).failed).toBe(noon + minute);
    expect(spentBy({ ...allowance, left: 3 }, messages)).toMatchObject({ count: 0, times: [], failed: null });
  });
  test("[RA4] where WeChat said that nothing is left, it is no reply that took the rest", () => {
    const no = { ...sent, state: "failed", reason: "window_closed", code: 45015 } as const;
    const messages = [replied("一", noon + minute), replied("二", noon + 2 * minute, { delivery: no })];
    expect(spentBy({ ...allowance, left: 0 }, messages)).toEqual({
      count: 1,
      times: [noon + minute],
      doubtful: null,
      failed: null,
      corrected: { at: noon + 2 * minute, reason: "window_closed" },
    });
    // Refused by our own count, before WeChat was asked: nothing was put right by it.
    const own = [replied("三", noon + minute, { delivery: { ...no, code: null } })];
    expect(spentBy({ ...allowance, left: 0 }, own).corrected).toBeNull();
  });
});
