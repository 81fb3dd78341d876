import { render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { invitation, newInvitation } from "../../../../gallery/api-fixtures.ts";
import { InviteFacts } from "../../../../src/features/settings/invitations/InviteFacts.tsx";
import { InviteSteps } from "../../../../src/features/settings/invitations/InviteSteps.tsx";
import type { Inviting } from "../../../../src/features/settings/invitations/use-inviting.ts";

const textOf = (change: Parameters<typeof invitation>[0], left = 60_000, bound = 87) => {
  const made = { ...newInvitation, expiresAt: Date.now() + left };
  const inviting = { role: "agent", made, seen: invitation(change) } as Inviting;
  return render(<InviteFacts inviting={inviting} bound={bound} />).container.textContent;
};

test("[ST7] an invitation that is over shows neither time nor seat", () => {
  expect(textOf({})).toMatch(/后失效.*确认后为第 88 人/);
  for (const [state, word] of [
    ["revoked", "已撤销"],
    ["expired", "已过期"],
  ] as const) {
    expect(textOf({ state })).toContain(word);
    expect(textOf({ state })).not.toMatch(/后失效|第 88 人/);
  }
  expect(textOf({}, -2_000)).toMatch(/已过期/);
  expect(textOf({}, -2_000)).not.toMatch(/后失效/);
  expect(textOf({ state: "used" })).toMatch(/已绑定.*已是第 87 人/);
});

test("[AG1] the hundredth seat is the last, and a full account warns that confirming would be refused", () => {
  expect(textOf({}, 60_000, 99)).toContain("第 100 人，剩余 0 个");
  expect(textOf({}, 60_000, 100)).toContain("已满 100 人，此时确认会被拒绝");
});

test("[ST7] [SI4] a step of an invitation on another day shows its day", () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).getTime();
  vi.useFakeTimers({ now: at(28, 9) });
  const seen = invitation({ createdAt: at(27, 23), openedAt: at(28, 0), usedAt: at(28, 8) });
  const inviting = { role: "agent", made: newInvitation, seen } as Inviting;
  const { container } = render(<InviteSteps inviting={inviting} />);
  const times = [...container.querySelectorAll("[data-at]")].map(({ textContent }) => textContent);
  expect(times).toEqual(["周五 23:05", "00:05", "08:05"]);
  vi.useRealTimers();
});
