import type { Connection } from "@jieru/shared/protocol/connection";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PushSummary } from "../../../src/features/onboarding/health/PushSummary.tsx";

const day = 86_400_000;
const seen = { keys: {}, refusals: {} };

function show(change: Pick<Connection, "verifiedAt" | "firstPushAt">): string {
  document.body.replaceChildren();
  render(<PushSummary connection={{ seen, ...change } as unknown as Connection} />);
  return screen.getByTestId("push-seen").textContent ?? "";
}

test("[MA9] the summary does not await a check once pushes arrive, and dates old events", () => {
  expect(show({ verifiedAt: null, firstPushAt: null })).toContain("等待微信验证");
  const unchecked = show({ verifiedAt: null, firstPushAt: Date.now() - 30 * day });
  expect(unchecked).not.toContain("等待微信验证");
  expect(unchecked).toMatch(/第一次推送：(\d{4}-)?\d\d-\d\d$/);
  expect(show({ verifiedAt: Date.now() - 30 * day, firstPushAt: null })).toMatch(
    /微信验证通过：(\d{4}-)?\d\d-\d\d等/,
  );
});
