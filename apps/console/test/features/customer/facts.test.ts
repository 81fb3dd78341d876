import { replyPresets } from "@jieru/shared/domain/allowance";
import { describe, expect, test } from "vitest";
import { grantLabelKey } from "../../../src/features/customer/allowance/AllowanceFacts.tsx";
import { spentBy } from "../../../src/features/customer/allowance/spent-by.ts";
import { agentMessage, minute, noon, sent, session } from "../conversation/fixtures.ts";

const { allowance } = session();

describe("[RA5] the act that granted the allowance", () => {
  const { guide } = replyPresets;
  test("is entering if it granted replies; the text says if it kept earlier ones", () => {
    expect(grantLabelKey({ ...allowance, grantedBy: "message" }, guide)).toBe("byMessage");
    expect(grantLabelKey({ ...allowance, grantedBy: "entered", granted: 1 }, guide)).toBe("byEntering");
    expect(grantLabelKey({ ...allowance, grantedBy: "entered", granted: 3 }, guide)).toBe("keptByEntering");
  });
});

describe("[RA5] the replies that used the allowance", () => {
  test("are those since the grant, with the unconfirmed one", () => {
    const messages = [
      agentMessage("以前的", noon - minute),
      agentMessage("一", noon + minute),
      agentMessage("二", noon + 2 * minute, { delivery: { ...sent, state: "unconfirmed" } }),
    ];
    expect(spentBy({ ...allowance, left: 1 }, messages)).toEqual({
      count: 2,
      times: [noon + minute, noon + 2 * minute],
      doubtful: noon + 2 * minute,
      failed: null,
      corrected: null,
    });
  });
  test("include a failed reply only if the count requires it", () => {
    const messages = [agentMessage("一", noon + minute, { delivery: { ...sent, state: "failed" } })];
    expect(spentBy({ ...allowance, left: 2 }, messages).failed).toBe(noon + minute);
    expect(spentBy({ ...allowance, left: 3 }, messages)).toMatchObject({ count: 0, times: [], failed: null });
  });
  test("[RA4] do not include the rest that WeChat took away", () => {
    const no = { ...sent, state: "failed", reason: "window_closed", code: 45015 } as const;
    const messages = [
      agentMessage("一", noon + minute),
      agentMessage("二", noon + 2 * minute, { delivery: no }),
    ];
    expect(spentBy({ ...allowance, left: 0 }, messages)).toEqual({
      count: 1,
      times: [noon + minute],
      doubtful: null,
      failed: null,
      corrected: { at: noon + 2 * minute, reason: "window_closed" },
    });
    // Refused by our own count before WeChat was called: no correction.
    const own = [agentMessage("三", noon + minute, { delivery: { ...no, code: null } })];
    expect(spentBy({ ...allowance, left: 0 }, own).corrected).toBeNull();
  });
});
