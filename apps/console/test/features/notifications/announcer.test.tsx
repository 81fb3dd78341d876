import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Announcer } from "../../../src/features/notifications/Announcer.tsx";
import { accountId, session, snapshot } from "../../fixtures.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

test("[EV5] an agent who changes sessions still hears of other sessions' messages", async () => {
  const client = new QueryClient();
  const tell = (unread: number) => {
    const sessions = [session("a"), session("b"), session("c", { unread })];
    putSnapshot(accountId, snapshot({ sessions }));
  };
  const root = createRootRoute({ component: () => <Announcer accountId={accountId} /> });
  const open = createRoute({ getParentRoute: () => root, path: "/s/$sessionId" });
  const history = createMemoryHistory({ initialEntries: ["/s/a"] });
  const router = createRouter({ routeTree: root.addChildren([open]), history });
  tell(0);
  const { container } = await act(async () =>
    render(
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    ),
  );
  tell(1);
  for (const next of ["b", "a", "b"]) {
    act(() => void vi.advanceTimersByTime(4_000));
    await act(async () => history.push(`/s/${next}`));
    await expect.poll(() => router.state.resolvedLocation?.pathname).toBe(`/s/${next}`);
  }
  expect(container.textContent).toContain("1");
});
