import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FailedPage } from "../../../src/app/shell/FailedPage.tsx";
import { PendingPage } from "../../../src/app/shell/PendingPage.tsx";
import { type Failure, RequestFailure } from "../../../src/data/http/outcome.ts";

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  for (const level of ["error", "warn"] as const)
    vi.spyOn(console, level).mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A page inside another, with the router's defaults. */
function show(loader: () => unknown, component: () => string = () => "报表"): void {
  const root = createRootRoute({
    component: () => (
      <>
        <nav>导航</nav>
        <Outlet />
      </>
    ),
  });
  const page = createRoute({ getParentRoute: () => root, path: "/reports", loader, component });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: ["/reports"] }),
    defaultPendingMs: 0,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: FailedPage,
  });
  render(<RouterProvider router={router as never} />);
}

test("[TR16] a loading page shows a loading status", async () => {
  show(() => new Promise(() => undefined));
  expect(await screen.findByRole("status", { name: "正在加载" })).toBeTruthy();
});

const offline: Failure = { kind: "offline" };
const fault: Failure = { kind: "problem", status: 500, problem: null };
const refused: Failure = { kind: "refusal", refusal: { refusal: "not_allowed" } };
test.each([
  ["offline", offline, /^页面加载失败请检查网络后重试。重试$/],
  ["a fault of the server", fault, /^页面加载失败服务器出错，请稍后重试。重试$/],
  ["a refusal", refused, /权限.*重试$/],
])(
  "[TR16] a page that fails to load shows the reason and loads again on retry: %s",
  async (_, failure, said) => {
    let fails = true;
    show(() => {
      if (fails) throw new RequestFailure(failure);
    });
    expect((await screen.findByRole("alert")).textContent).toMatch(said);
    expect(screen.getByText("导航")).toBeTruthy();
    fails = false;
    fireEvent.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByText("报表")).toBeTruthy();
  },
);

test("[TR16] a page that throws shows an error code and leaves the surrounding page intact", async () => {
  show(
    () => null,
    () => {
      throw new TypeError("陈老板");
    },
  );
  expect((await screen.findByRole("alert")).textContent).toMatch(/错误代码 [0-9A-F]{6}/);
  expect(screen.getByText("导航")).toBeTruthy();
  expect(document.body.textContent).not.toContain("陈老板");
});

test("[TR9] a page whose code fails to load shows a message and leaves the surrounding page intact", async () => {
  show(
    () => null,
    () => {
      throw new TypeError("Failed to fetch dynamically imported module: /assets/reports.js");
    },
  );
  expect((await screen.findByRole("main")).textContent).toContain("此部分未能加载");
  expect(screen.getByText("导航")).toBeTruthy();
});
