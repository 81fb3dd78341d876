import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { accountId } from "./desk.ts";

/** A page of the account: what is drawn there may ask the address which one it is. */
export function InAccount({ page }: { page: () => ReactElement }) {
  const [router] = useState(() => {
    const root = createRootRoute();
    const account = createRoute({ getParentRoute: () => root, path: "/a/$accountId", component: page });
    return createRouter({
      routeTree: root.addChildren([account]),
      history: createMemoryHistory({ initialEntries: [`/a/${accountId}`] }),
    });
  });
  return <RouterProvider router={router as never} />;
}
