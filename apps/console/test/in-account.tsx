import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { accountId } from "./fixtures.ts";

/** Renders a page within an account's route, with search parameters ("?tagged=VIP"). */
export function InAccount({ page, search = "" }: { page: () => ReactElement; search?: string }) {
  const [router] = useState(() => {
    const root = createRootRoute();
    const account = createRoute({ getParentRoute: () => root, path: "/a/$accountId", component: page });
    return createRouter({
      routeTree: root.addChildren([account]),
      history: createMemoryHistory({ initialEntries: [`/a/${accountId}${search}`] }),
    });
  });
  return <RouterProvider router={router as never} />;
}
