import { wellHealth } from "@jieru/shared/domain/health";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { Notifications } from "../../../../src/features/settings/mine/notifications/Notifications.tsx";
import { accountId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  putSnapshot(accountId, snapshot());
});
afterEach(() => vi.unstubAllGlobals());

test("[NT7] while the server stores nothing, only this device's volume can be changed", async () => {
  const page = () => (
    <QueryClientProvider client={queryClient}>
      <Notifications accountId={accountId} />
    </QueryClientProvider>
  );
  await act(async () => render(<InAccount page={page} />));
  const isOff = (id: string) => screen.getByTestId(id).matches(":disabled");
  expect(["volume", "preview", "quiet-on"].map(isOff)).toEqual([false, false, false]);
  act(() => signal({ sign: "health", health: { ...wellHealth, database: "full" } }));
  expect(["volume", "preview", "quiet-on"].map(isOff)).toEqual([false, true, true]);
});
