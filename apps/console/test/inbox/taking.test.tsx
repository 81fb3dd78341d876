/** "Next", pressed by key or button, against what the console holds of the line. */
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { settle } from "../../src/api/actions.ts";
import { queryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { type Taking, useTaking } from "../../src/inbox/use-taking.ts";
import { accountId, session, snapshot, waiting } from "../desk.ts";

const { queryKey } = snapshotQuery(accountId);
const line = [waiting("a", { waitingSince: 1 }), waiting("b", { waitingSince: 2 })];

afterEach(() => {
  settle(accountId, snapshot({ sessions: [session("a"), session("b")] }));
  queryClient.removeQueries({ queryKey });
  vi.unstubAllGlobals();
});

async function takingOf(): Promise<Taking> {
  let taking: Taking | undefined;
  const root = createRootRoute({
    component: function Desk() {
      taking = useTaking(accountId);
      return null;
    },
  });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/a/$accountId/s/$sessionId" }),
  ]);
  const history = createMemoryHistory({ initialEntries: ["/"] });
  render(<RouterProvider router={createRouter({ routeTree, history }) as never} />);
  await waitFor(() => expect(taking).toBeDefined());
  return taking as Taking;
}

test("[KB8] the next press means the one after, though the feed has not told yet what the server has answered", async () => {
  queryClient.setQueryData(queryKey, snapshot({ waiting: { count: 2, sessions: line } }));
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({ session: session("a") }));
  });
  const taking = await takingOf();
  expect(await taking.pickUpNext()).toBeNull();
  expect(await taking.pickUpNext()).toBeNull();
  expect(asked).toEqual(["/api/sessions/a/pick-up", "/api/sessions/b/pick-up"]);
});
