/** What the console says while WeChat refuses an account, by whether replies still leave. */

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { NextStep } from "../../../src/features/onboarding/first-steps/NextStep.tsx";
import { StandingRefusal } from "../../../src/features/onboarding/standing/StandingRefusal.tsx";
import { CredentialsBanner } from "../../../src/features/page/banners/CredentialsBanner.tsx";
import { formatClock } from "../../../src/i18n/format-clock.ts";
import { accountId, agent, meId, snapshot } from "../../desk.ts";
import { InAccount } from "../../in-account.tsx";
import { holdClock, minute, nine } from "../../lib/time/held-clock.ts";

holdClock();

test("[MA11] everybody is told until when replies still leave, and after that that they cannot", async () => {
  const repliesUntil = nine + 90 * minute;
  const credentialsRefused = {
    why: "secret",
    errcode: 40125,
    since: nine,
    address: null,
    repliesUntil,
  } as const;
  const client = new QueryClient();
  putSnapshot(
    accountId,
    snapshot({
      me: agent(meId, { role: "admin" }),
      account: { ...snapshot().account, credentialsRefused },
    }),
  );
  const page = () => (
    <>
      <CredentialsBanner />
      <StandingRefusal accountId={accountId} />
      <NextStep accountId={accountId} step="secret" />
    </>
  );
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(minute));
  const said = () =>
    ["credentials-refused", "standing-refusal", "next-step"].map((id) => screen.getByTestId(id).textContent);
  const time = formatClock(repliesUntil, nine);
  for (const words of said()) expect(words).toContain(time);
  await act(() => vi.advanceTimersByTimeAsync(89 * minute));
  const [banner, ...hints] = said();
  expect(banner).toBe("暂时无法发送回复");
  for (const words of hints) expect(words).toContain("错误码 40125，无法发送回复。");
});
