import { maxKnownTags } from "@jieru/shared/domain/tags";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { FilterStrip } from "../../../../src/features/inbox/filters/FilterStrip.tsx";
import { listFilterFrom } from "../../../../src/features/inbox/list-filter.ts";
import { accountId, session, snapshot } from "../../../desk.ts";

let client = createQueryClient();
let known: string[];
const asked: string[] = [];

beforeEach(() => {
  client = createQueryClient();
  asked.splice(0);
  vi.stubGlobal("fetch", async (path: string) => {
    if (!path.endsWith("/tags")) return Response.json({ agents: [] });
    asked.push(path);
    return Response.json({ tags: known.map((tag) => ({ tag, uses: 1 })) });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** As the feed tells it. */
function tagged(...tags: string[]): void {
  const su = session("su");
  const desk = snapshot({ sessions: [{ ...su, customer: { ...su.customer, tags } }] });
  putSnapshot(accountId, desk);
}

async function lookBy(tag: string): Promise<void> {
  const root = createRootRoute();
  const account = createRoute({
    getParentRoute: () => root,
    path: "/a/$accountId",
    validateSearch: listFilterFrom,
    component: () => <FilterStrip accountId={accountId} tab="active" />,
  });
  const router = createRouter({
    routeTree: root.addChildren([account]),
    history: createMemoryHistory({
      initialEntries: [`/a/${accountId}?tagged=${encodeURIComponent(tag)}`],
    }),
  });
  await act(async () =>
    render(
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>,
    ),
  );
  await screen.findByTestId("filter-strip");
}

test("[VW7] [TG5] who looks by a tag while it is given another name is told that nobody has it any more", async () => {
  known = ["旧名"];
  tagged("旧名");
  await lookBy("旧名");
  expect(screen.queryByTestId("tag-gone")).toBeNull();
  expect(asked).toEqual([]);
  known = ["新名"];
  act(() => tagged("新名"));
  expect((await screen.findByTestId("tag-gone")).textContent).toContain("现在没有用户带着「旧名」");
});

test("[VW7] nor any longer once somebody has it again whom no list shows", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  known = ["新名"];
  tagged();
  await lookBy("旧名");
  expect(await screen.findByTestId("tag-gone")).toBeTruthy();
  known = ["新名", "旧名"];
  await act(() => vi.advanceTimersByTimeAsync(15_000));
  expect(screen.queryByTestId("tag-gone")).toBeNull();
  expect(asked).toHaveLength(2);
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(asked).toHaveLength(2);
  vi.useRealTimers();
});

test("[VW7] a tag that only nobody at hand has is not said to be gone", async () => {
  known = ["少见的"];
  tagged();
  await lookBy("少见的");
  await waitFor(() => expect(asked).toHaveLength(1));
  await act(async () => undefined);
  expect(screen.queryByTestId("tag-gone")).toBeNull();
});

test("[VW7] nor is one of an account with more tags than are told", async () => {
  known = Array.from({ length: maxKnownTags }, (_, i) => `标签${i}`);
  tagged();
  await lookBy("第二百零一");
  await waitFor(() => expect(asked).toHaveLength(1));
  await act(async () => undefined);
  expect(screen.queryByTestId("tag-gone")).toBeNull();
  known.pop();
  await act(() => client.invalidateQueries());
  expect(await screen.findByTestId("tag-gone")).toBeTruthy();
});
