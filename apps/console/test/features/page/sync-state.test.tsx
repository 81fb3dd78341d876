import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { ConnectionBanner } from "../../../src/features/page/banners/ConnectionBanner.tsx";
import { SyncState } from "../../../src/features/page/SyncState.tsx";
import { accountId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(() => {
  cleanup();
  signal({ sign: "transport", polled: false });
  signal({ sign: "subscribed" });
});

const Page = () => (
  <>
    <SyncState accountId={accountId} />
    <ConnectionBanner />
  </>
);
const shown = () => screen.getByTestId("sync-state").textContent;
async function show(): Promise<void> {
  putSnapshot(accountId, snapshot());
  render(
    <QueryClientProvider client={createQueryClient()}>
      <InAccount page={Page} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("sync-state");
}

test("[TR2] the connection state distinguishes a blocked network from long polling", async () => {
  await show();
  act(() => signal({ sign: "lost", at: 0 }));
  expect(shown()).toContain("已断开");
  act(() => signal({ sign: "blocked", blocked: true }));
  expect(shown()).toBe("网络拦截");
  expect(screen.getByRole("alert").textContent).toContain("阻止了实时连接");
  act(() => {
    signal({ sign: "transport", polled: true });
    signal({ sign: "subscribed" });
  });
  expect(shown()).toBe("轮询");
});

test("[TR8] the connection state counts down the missing events", async () => {
  await show();
  act(() => {
    signal({ sign: "lost", at: 0 });
    signal({ sign: "connected" });
    signal({ sign: "behind", missing: 3 });
  });
  expect(shown()).toBe("同步中，还差 3 项更新");
  act(() => signal({ sign: "behind", missing: 1 }));
  expect(shown()).toBe("同步中，还差 1 项更新");
});
