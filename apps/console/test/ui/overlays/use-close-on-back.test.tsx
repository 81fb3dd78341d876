import { createBrowserHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, render } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { useCloseOnBack } from "../../../src/ui/overlays/use-close-on-back.ts";

const history = createBrowserHistory();
afterEach(() => {
  cleanup();
  history.destroy();
});

const closed: string[] = [];
let show: (open: string[]) => void;

function Open({ name }: { name: string }) {
  useCloseOnBack(true, () => closed.push(name));
  return null;
}

test("[AP9] going back closes the innermost dialog, and leaves the page once none is open", async () => {
  const router = createRouter({
    history,
    routeTree: createRootRoute({
      component: function Page() {
        const [open, setOpen] = useState<string[]>([]);
        show = setOpen;
        return open.map((name) => <Open key={name} name={name} />);
      },
    }),
  });
  await act(async () => render(<RouterProvider router={router as never} />));
  const path = () => window.location.pathname;
  history.push("/inner");
  await expect.poll(() => path()).toBe("/inner");
  for (const open of [["outer", "inner"], ["outer"]]) {
    act(() => show(open));
    act(() => window.history.back());
    await expect.poll(() => closed.splice(0)).toEqual(open.slice(-1));
    await expect.poll(() => path()).toBe("/inner");
  }
  act(() => show([]));
  act(() => window.history.back());
  await expect.poll(() => path()).not.toBe("/inner");
  expect(closed).toEqual([]);
});
