import type { Role } from "@jieru/shared/domain/agent";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Dispatch } from "../../../src/features/settings/account/Dispatch.tsx";
import { FirstSection } from "../../../src/features/settings/FirstSection.tsx";
import { Settings } from "../../../src/features/settings/Settings.tsx";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(() => document.documentElement.removeAttribute("data-phone"));

function clientOf(role: Role): QueryClient {
  const client = new QueryClient();
  putSnapshot(accountId, snapshot({ me: agent(meId, { role }) }));
  return client;
}

async function opened(role: Role): Promise<{ page: string; groups: (string | null)[] }> {
  cleanup();
  const root = createRootRoute();
  const settings = createRoute({
    getParentRoute: () => root,
    path: "/a/$accountId/settings",
    component: () => (
      <Settings accountId={accountId} sectionId={null}>
        <Outlet />
      </Settings>
    ),
  });
  const first = createRoute({
    getParentRoute: () => settings,
    path: "/",
    component: () => <FirstSection accountId={accountId} />,
  });
  const section = createRoute({ getParentRoute: () => settings, path: "$section" });
  const history = createMemoryHistory({ initialEntries: [`/a/${accountId}/settings`] });
  const router = createRouter({
    routeTree: root.addChildren([settings.addChildren([first, section])]),
    history,
  });
  await act(async () =>
    render(
      <QueryClientProvider client={clientOf(role)}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>,
    ),
  );
  const groups = screen.getAllByRole("heading", { level: 3 }).map((el) => el.textContent);
  return { page: router.state.location.pathname.split("/settings")[1] ?? "", groups };
}

test("[ST6] an admin's settings begin with the account's, everybody else's with their own", async () => {
  const [account, mine] = ["半山茶器", "我的"];
  expect(await opened("admin")).toEqual({ page: "/bindings", groups: [account, mine] });
  for (const role of ["supervisor", "agent"] as const)
    expect(await opened(role)).toEqual({ page: "/notifications", groups: [mine, account] });
  document.documentElement.setAttribute("data-phone", "");
  expect((await opened("admin")).page).toBe("");
});

test("[ST6] the list of settings leaves out the pages that a role cannot read", async () => {
  const listed = async (role: Role, id: string) => {
    await opened(role);
    return screen.queryByTestId(`section-${id}`) !== null;
  };
  expect([await listed("admin", "connection"), await listed("agent", "connection")]).toEqual([true, false]);
  expect([await listed("agent", "dispatch"), await listed("agent", "notifications")]).toEqual([true, true]);
  expect(document.querySelector("nav [aria-disabled]")).toBeNull();
});

test("[ST6] read-only pages look read-only and offer nothing to save", async () => {
  const look = async (role: Role) => {
    cleanup();
    render(
      <QueryClientProvider client={clientOf(role)}>
        <InAccount page={() => <Dispatch accountId={accountId} />} />
      </QueryClientProvider>,
    );
    const [field] = await screen.findAllByRole("textbox");
    return {
      closed: field?.matches(":disabled"),
      said: screen.queryByRole("note")?.textContent ?? null,
      saves: screen.queryByTestId("save") !== null,
    };
  };
  expect(await look("admin")).toEqual({ closed: false, said: null, saves: true });
  const read = { closed: true, said: expect.stringContaining("管理员"), saves: false };
  for (const role of ["supervisor", "agent"] as const) expect(await look(role)).toEqual(read);
});
