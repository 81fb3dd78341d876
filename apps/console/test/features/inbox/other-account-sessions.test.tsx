import type { AccountId } from "@jieru/shared/domain/ids";
import type { Me } from "@jieru/shared/protocol/http";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { meQuery } from "../../../src/data/queries/me.ts";
import { LeftBehind } from "../../../src/features/inbox/accounts/LeftBehind.tsx";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId } from "../../fixtures.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function showLeft(leavesInMs: number): Promise<void> {
  const client = new QueryClient();
  const other = { id: "other" as AccountId, name: "山南书屋", active: 1, leavesAt: serverNow() + leavesInMs };
  client.setQueryData(meQuery.queryKey, { accounts: [other] } as unknown as Me);
  client.setQueryDefaults(meQuery.queryKey, { staleTime: Number.POSITIVE_INFINITY });
  const root = createRootRoute({ component: () => <LeftBehind accountId={accountId} /> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(0));
}
const textShown = (): string => screen.queryByTestId("left-behind")?.textContent ?? "";

test("[MA2] the countdown for sessions in another account ticks by the second and ends with the last", async () => {
  await showLeft(180_500);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(textShown()).toMatch(/2 分 59 秒|3 分 0 秒/);
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(textShown()).toMatch(/2 分 (39|40) 秒/);
  await act(() => vi.advanceTimersByTimeAsync(161_000));
  expect(textShown()).toBe("");
});
