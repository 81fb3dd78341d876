import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PanelFrame } from "../../../src/features/customer/PanelFrame.tsx";
import { type Panel, usePanel } from "../../../src/features/session/use-panel.ts";

const conversation = "/a/acc/s/one";
let panel: Panel;

beforeEach(() => document.documentElement.setAttribute("data-phone", ""));
afterEach(() => document.documentElement.removeAttribute("data-phone"));

async function comeBy(address: string) {
  window.history.pushState(null, "", "/elsewhere");
  window.history.pushState(null, "", address);
  const root = createRootRoute();
  const session = createRoute({
    getParentRoute: () => root,
    path: "/a/$accountId/s/$sessionId",
    validateSearch: (search: { panel?: unknown }): { panel?: true } =>
      search.panel === true ? { panel: true } : {},
    component: () => {
      panel = usePanel();
      return (
        <>
          <p>{panel.open ? "用户资料" : "对话"}</p>
          <textarea aria-label="回复" />
          {panel.open && (
            <PanelFrame>
              <button type="button">添加</button>
              <div popover="auto">
                <button type="button">菜单</button>
              </div>
            </PanelFrame>
          )}
        </>
      );
    },
  });
  const elsewhere = createRoute({
    getParentRoute: () => root,
    path: "/elsewhere",
    component: () => <p>别处</p>,
  });
  const history = createBrowserHistory();
  const router = createRouter({ routeTree: root.addChildren([session, elsewhere]), history });
  await act(async () => render(<RouterProvider router={router as never} />));
  return history;
}
const shows = async (words: string, address: string) => {
  await screen.findByText(words);
  await waitFor(() => expect(window.location.pathname + window.location.search).toBe(address));
};

test("[AP5] the address includes a panel that covers the conversation, and Back closes it", async () => {
  const history = await comeBy(conversation);
  await shows("对话", conversation);
  act(() => panel.setOpen(true));
  await shows("用户资料", `${conversation}?panel=true`);
  act(() => window.history.back());
  await shows("对话", conversation);
  act(() => panel.setOpen(true));
  await shows("用户资料", `${conversation}?panel=true`);
  act(() => panel.setOpen(false));
  await shows("对话", conversation);
  // The closed panel is not in the history: Back leaves the console.
  act(() => window.history.back());
  await shows("别处", "/elsewhere");
  history.destroy();
});

test("[AP5] closing a panel that was opened by address shows the conversation and keeps the history", async () => {
  const history = await comeBy(`${conversation}?panel=true`);
  await shows("用户资料", `${conversation}?panel=true`);
  act(() => panel.setOpen(false));
  await shows("对话", conversation);
  act(() => window.history.back());
  await shows("别处", "/elsewhere");
  history.destroy();
});

test("[KB3] [AP5] Esc closes the panel, unless it is pressed in a menu or in the text box", async () => {
  const history = await comeBy(conversation);
  await shows("对话", conversation);
  act(() => panel.setOpen(true));
  await shows("用户资料", `${conversation}?panel=true`);
  const isTaken = (from: Element): boolean => !fireEvent.keyDown(from, { key: "Escape", code: "Escape" });
  expect(isTaken(screen.getByText("菜单"))).toBe(false);
  expect(isTaken(screen.getByLabelText("回复"))).toBe(false);
  await shows("用户资料", `${conversation}?panel=true`);
  expect(isTaken(screen.getByText("添加"))).toBe(true);
  await shows("对话", conversation);
  history.destroy();
});
