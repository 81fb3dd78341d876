import { createMemoryHistory, createRootRoute, createRouter } from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import { setupScrollRestoration } from "../../src/no-scroll-restoration.ts";

test("a new page begins at its top in the build, as with the router's own", () => {
  const scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  setupScrollRestoration(router);
  const { location } = router.stores;
  router.emit({
    type: "onRendered",
    toLocation: location.get(),
    pathChanged: true,
    hrefChanged: true,
    hashChanged: false,
  });
  expect(scrolled.mock.calls).toContainEqual([0, 0]);
  scrolled.mockRestore();
});
