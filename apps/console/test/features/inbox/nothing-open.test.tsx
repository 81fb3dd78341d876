import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { NothingOpen } from "../../../src/features/inbox/NothingOpen.tsx";
import { accountId, snapshot } from "../../fixtures.ts";

/** The console's two routes; the code of the second loads when `arrive` is called. */
function consoleWithout() {
  let arrive = (): void => undefined;
  const fetched = new Promise<{ default: () => string }>((resolve) => {
    arrive = () => resolve({ default: () => "她的对话" });
  });
  const root = createRootRoute();
  const index = createRoute({
    getParentRoute: () => root,
    path: "/a/$accountId",
    component: () => <NothingOpen accountId={accountId} />,
  });
  const session = createRoute({
    getParentRoute: () => root,
    path: "/a/$accountId/s/$sessionId",
    component: lazyRouteComponent(() => fetched),
  });
  const router = createRouter({
    routeTree: root.addChildren([index, session]),
    history: createMemoryHistory({ initialEntries: [`/a/${accountId}`] }),
  });
  return { router, arrive: () => act(async () => arrive()) };
}

const none = () => screen.queryByTestId("own-day");

test("[EV13] while the code for an opened session loads, the page does not say that none is open", async () => {
  const { router, arrive } = consoleWithout();
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>,
    );
  });
  expect(await screen.findByTestId("own-day")).toBeTruthy();
  act(() => void router.navigate({ to: `/a/${accountId}/s/s1` } as never));
  expect(await screen.findByRole("status", { name: "正在加载会话" })).toBeTruthy();
  expect(none()).toBeNull();
  await arrive();
  expect(await screen.findByText("她的对话")).toBeTruthy();
});
