import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { NextStep } from "../../../src/features/onboarding/first-steps/NextStep.tsx";
import { RefusalWarning } from "../../../src/features/onboarding/health/RefusalWarning.tsx";
import { CredentialsBanner } from "../../../src/features/page/banners/CredentialsBanner.tsx";
import { formatClock } from "../../../src/i18n/format-clock.ts";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";
import { installFakeClock, minute, nine } from "../../lib/time/fake-clock.ts";

installFakeClock();

test("[MA11] the warning says until when replies are sent, and later that none are", async () => {
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
      <RefusalWarning accountId={accountId} />
      <NextStep accountId={accountId} step="secret" />
    </>
  );
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(minute));
  const textShown = () =>
    ["credentials-refused", "standing-refusal", "next-step"].map((id) => screen.getByTestId(id).textContent);
  const time = formatClock(repliesUntil, nine);
  for (const words of textShown()) expect(words).toContain(time);
  await act(() => vi.advanceTimersByTimeAsync(89 * minute));
  const [banner, ...hints] = textShown();
  expect(banner).toBe("暂时无法发送回复");
  for (const words of hints) expect(words).toContain("错误码 40125，无法发送回复。");
});
