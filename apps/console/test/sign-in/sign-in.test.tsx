import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { SignIn } from "../../src/sign-in/SignIn.tsx";

test("[NT6] at the door the installed app's icon has no number", async () => {
  const clearAppBadge = vi.fn(async () => undefined);
  Object.assign(navigator, { clearAppBadge });
  const root = createRootRoute({ component: () => <SignIn problem={null} next="/" /> });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(<RouterProvider router={router as never} />);
  await screen.findByRole("heading", { level: 1 });
  expect(clearAppBadge).toHaveBeenCalledOnce();
  Reflect.deleteProperty(navigator, "clearAppBadge");
});
