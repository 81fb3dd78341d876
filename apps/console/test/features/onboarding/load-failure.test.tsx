import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { ConnectionSettings } from "../../../src/features/onboarding/settings/ConnectionSettings.tsx";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test("[MA9] a connection that failed to load says so until it is requested again", async () => {
  let requestCount = 0;
  vi.stubGlobal("fetch", async (address: string) => {
    if (!address.endsWith("/connection")) return new Promise<Response>(() => undefined);
    return ++requestCount > 1
      ? new Promise<Response>(() => undefined)
      : Response.json({ refusal: "not_allowed" }, { status: 403 });
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  putSnapshot(accountId, snapshot({ me: agent(meId, { role: "admin" }) }));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <ConnectionSettings accountId={accountId} />} />
    </QueryClientProvider>,
  );
  const again = () => screen.queryByRole("button", { name: "重试" });
  await pass(100);
  expect(again()).not.toBeNull();
  await pass(10_000);
  expect(again()).not.toBeNull();
  expect(requestCount).toBe(1);
  fireEvent.click(again() as HTMLElement);
  await pass(100);
  expect(again()).toBeNull();
  expect(requestCount).toBe(2);
});
