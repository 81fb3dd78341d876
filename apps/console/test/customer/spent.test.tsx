import { replyPresets } from "@jieru/shared/domain/allowance";
import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AllowanceFacts } from "../../src/customer/AllowanceFacts.tsx";
import { minute, replied, sent, session } from "../conversation/given.ts";

/** A Friday. */
const now = new Date(2026, 10, 27, 14, 30).getTime();
const day = 24 * 60 * minute;

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

test("[RA5] what took of it on another day is told with that day, also at the same time of day as another", () => {
  const allowance = {
    ...session().allowance,
    ...{
      grantedBy: "message" as const,
      grantedAt: now - day - 10 * minute,
      granted: 3,
      left: 1,
      until: now + 60 * minute,
    },
  } as const;
  const messages = [
    replied("昨天说的", now - day, { delivery: { ...sent, state: "unconfirmed" } }),
    replied("今天说的", now),
  ];
  const { container } = render(
    <AllowanceFacts allowance={allowance} messages={messages} policy={replyPresets.guide} />,
  );
  expect(container.textContent).toContain("周四 14:30");
  expect(container.textContent).toMatch(/周四 14:30.+14:30.*周四 14:30/);
});
