import { type Connection, type PushTrouble, pushTroubles } from "@jieru/shared/protocol/connection";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { connectionStep } from "../../../src/features/onboarding/first-steps/next-step.ts";
import { PushSummary } from "../../../src/features/onboarding/health/PushSummary.tsx";

const at = Date.now() - 30 * 86_400_000;
const never = { withKey: null, withPreviousKey: null };

type Good = Partial<Pick<Connection, "verifiedAt" | "firstPushAt"> & Connection["seen"]>;
function refused(why: PushTrouble, { verifiedAt = null, firstPushAt = null, ...seen }: Good) {
  const trouble = { count: 3, why, at };
  return { verifiedAt, firstPushAt, seen: { ...never, ...seen, trouble } } as Connection;
}
function show(connection: Connection): { alert: string | null; over: string | null } {
  document.body.replaceChildren();
  render(<PushSummary connection={connection} />);
  const textOf = (id: string) => screen.queryByTestId(id)?.textContent ?? null;
  return { alert: textOf("push-trouble"), over: textOf("trouble-over") };
}

test("[MA9] [FM3] a passed check resolves a wrong Token and leaves a wrong key unresolved", () => {
  const mended = refused("check_signature", { verifiedAt: at + 1 });
  expect(show(mended).alert).toBeNull();
  expect(show(mended).over).toContain("此前有 3 次请求被拒绝");
  expect(connectionStep(mended, at + 2)).toBe("push");
  const later = refused("check_signature", { verifiedAt: at - 1 });
  expect(show(later).alert).toContain("Token 不一致");
  expect(connectionStep(later, at + 2)).toBe("trouble");
  const key = refused("key", { verifiedAt: at + 1 });
  expect(show(key).alert).toContain("EncodingAESKey 或 AppID 不一致");
  expect(connectionStep(key, at + 2)).toBe("trouble");
});

test("[MA9] a refusal before an accepted push is shown as resolved with its day", () => {
  const over = refused("key", { verifiedAt: at - 1, firstPushAt: at + 1, withKey: at + 1 });
  expect(show(over).alert).toBeNull();
  expect(show(over).over).toContain("之后的请求已通过");
  expect(connectionStep(over, at + 2)).toBeNull();
  const again = refused("key", { verifiedAt: at - 1, firstPushAt: at - 1, withKey: at - 1 });
  expect(show(again).alert).toMatch(/最后一次在 (\d{4}-)?\d\d-\d\d$/);
});

test("[MA9] the hint in the settings does not send the reader to the settings", () => {
  for (const why of pushTroubles) expect(show(refused(why, {})).alert, why).not.toContain("设置");
});

test("[MA9] a passed check resolves a wrong Token, and a later accepted push resolves any refusal", () => {
  expect(show(refused("signature", { verifiedAt: at + 1 })).alert).toBeNull();
  expect(show(refused("key", { withPreviousKey: at + 1 })).alert).toBeNull();
  expect(show(refused("key", { withKey: at })).alert).toContain("EncodingAESKey");
});

test("[MA9] a refusal that continues is not shown as resolved", () => {
  expect(show(refused("key", { withKey: at - 1 }))).toEqual({ alert: expect.any(String), over: null });
});
