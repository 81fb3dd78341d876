import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { invitation, newInvitation } from "../../gallery/kept.ts";
import { InviteFacts } from "../../src/settings/invitations/InviteFacts.tsx";
import type { Inviting } from "../../src/settings/invitations/use-inviting.ts";

const textOf = (change: Parameters<typeof invitation>[0], left = 60_000, bound = 87) => {
  const made = { ...newInvitation, expiresAt: Date.now() + left };
  const inviting = { role: "agent", made, seen: invitation(change) } as Inviting;
  return render(<InviteFacts inviting={inviting} bound={bound} />).container.textContent;
};

test("[ST7] an invitation that is over promises neither time nor seat", () => {
  expect(textOf({})).toMatch(/后失效.*确认后是第 88 人/);
  for (const [state, word] of [
    ["revoked", "已作废"],
    ["expired", "已过期"],
  ] as const) {
    expect(textOf({ state })).toContain(word);
    expect(textOf({ state })).not.toMatch(/后失效|第 88 人/);
  }
  expect(textOf({}, -2_000)).toMatch(/已过期/);
  expect(textOf({}, -2_000)).not.toMatch(/后失效/);
  expect(textOf({ state: "used" })).toMatch(/已经绑定.*已是第 87 人/);
});

test("[AG1] the hundredth seat is the last: who would be the next is told that confirming would be refused", () => {
  expect(textOf({}, 60_000, 99)).toContain("第 100 人，还剩 0 个");
  expect(textOf({}, 60_000, 100)).toContain("已满 100 人，现在确认会被拒绝");
});
