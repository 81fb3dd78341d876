import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { dropConfirmed } from "../../../src/data/optimistic/actions.ts";
import { putSnapshot, resetSnapshots } from "../../../src/data/store/snapshots.ts";
import { usePickUpNextFailure } from "../../../src/features/opening/pick-up-next.ts";
import { type PickUpActions, usePickUp } from "../../../src/features/opening/use-pick-up.ts";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { accountId, otherId, session, snapshot, waiting } from "../../fixtures.ts";

const line = [waiting("a", { waitingSince: 1 }), waiting("b", { waitingSince: 2 })] as const;

afterEach(() => {
  dropConfirmed(accountId, snapshot({ sessions: [session("a"), session("b")] }));
  resetSnapshots();
  vi.unstubAllGlobals();
});

async function deskOf() {
  let taking: PickUpActions | undefined;
  const root = createRootRoute({
    component: function Desk() {
      taking = usePickUp(accountId);
      return null;
    },
  });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/a/$accountId" }),
    createRoute({ getParentRoute: () => root, path: "/a/$accountId/s/$sessionId" }),
  ]);
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree, history });
  render(<RouterProvider router={router as never} />);
  await waitFor(() => expect(taking).toBeDefined());
  return {
    taking: taking as PickUpActions,
    at: () => router.latestLocation.pathname,
    go: (to: string) => router.navigate({ to }),
  };
}

test("[KB8] the next press picks up the following customer before the feed has confirmed the first", async () => {
  putSnapshot(accountId, snapshot({ waiting: { count: 2, sessions: [...line] } }));
  const requests: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    requests.push(url);
    return Promise.resolve(Response.json({ session: session("a") }));
  });
  const { taking } = await deskOf();
  expect(await taking.pickUpNext()).toBeNull();
  expect(await taking.pickUpNext()).toBeNull();
  expect(requests).toEqual(["/api/sessions/a/pick-up", "/api/sessions/b/pick-up"]);
});

/** A colleague was quicker with the first customer; `answer` delivers that refusal. */
function losing(agentName = "许然") {
  putSnapshot(accountId, snapshot({ waiting: { count: 2, sessions: [...line] } }));
  const { promise, resolve } = Promise.withResolvers<Response>();
  const lost = { refusal: "already_picked_up", agentId: otherId, agentName };
  const requests: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    requests.push(url);
    return requests.length === 1 ? promise : Promise.resolve(Response.json({ session: session("b") }));
  });
  return { requests, answer: () => resolve(Response.json(lost, { status: 409 })) };
}

test("[SE2] [KB12] an agent who lost the first customer gets the next one opened while still waiting", async () => {
  const { requests, answer } = losing();
  writeDraft(line[0].id, "From when they were theirs");
  const { taking, at } = await deskOf();
  const taken = taking.pickUpNext();
  answer();
  expect(await taken).toBeNull();
  expect(at()).toBe("/a/acc/s/b");
  writeDraft(line[0].id, "");
  expect(requests).toHaveLength(2);
});

test("[KB12] an agent who moved on stays in place and still gets the next customer", async () => {
  const { requests, answer } = losing();
  const { taking, at, go } = await deskOf();
  const taken = taking.pickUpNext();
  await go("/a/acc/s/of-mine");
  answer();
  expect(await taken).toBeNull();
  expect(at()).toBe("/a/acc/s/of-mine");
  expect(requests).toEqual(["/api/sessions/a/pick-up", "/api/sessions/b/pick-up"]);
});

test("[KB12] an agent who started typing is not moved to another conversation", async () => {
  const { requests, answer } = losing();
  const { taking, at } = await deskOf();
  const taken = taking.pickUpNext();
  writeDraft(line[0].id, "您");
  answer();
  expect(await taken).toBeNull();
  expect(at()).toBe("/a/acc/s/a");
  expect(requests).toHaveLength(2);
  writeDraft(line[0].id, "");
});

test("[KB12] an agent who lost the connection is not moved back once typing", async () => {
  putSnapshot(accountId, snapshot({ waiting: { count: 2, sessions: [...line] } }));
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  const { taking, at, go } = await deskOf();
  await go("/a/acc/s/of-mine");
  const taken = taking.pickUpNext();
  writeDraft(line[0].id, "您");
  expect(await taken).toMatchObject({ kind: "offline" });
  expect(at()).toBe("/a/acc/s/a");
  writeDraft(line[0].id, "");
});

test("[MA5] an agent who changed account gets no customer of the previous account and no message", async () => {
  const { requests, answer } = losing();
  const { taking, at, go } = await deskOf();
  const taken = taking.pickUpNext();
  await go("/a/other");
  answer();
  expect(await taken).toBeNull();
  expect(await taking.pickUpNext()).toBeNull();
  expect(at()).toBe("/a/other");
  expect(requests).toEqual(["/api/sessions/a/pick-up"]);
});

test("[KB12] [MA5] an agent who lost a chosen customer stays in place once typing", async () => {
  const { answer } = losing();
  const { taking, at } = await deskOf();
  const taken = taking.pickUp(line[0]);
  writeDraft(line[0].id, "您");
  answer();
  await taken;
  expect(at()).toBe("/a/acc/s/a");
  writeDraft(line[0].id, "");
});

test("[KB12] [MA5] an agent still waiting returns to the list and learns who was quicker, except in another account", async () => {
  const isInToast = (name: string) => currentToasts().some(({ text }) => String(text).includes(name));
  const first = losing();
  const { taking, at, go } = await deskOf();
  const taken = taking.pickUp(line[0]);
  first.answer();
  await taken;
  expect([at(), isInToast("许然")]).toEqual(["/a/acc", true]);
  const second = losing("周宁");
  const again = taking.pickUp(line[0]);
  await go("/a/other");
  second.answer();
  await again;
  expect([at(), isInToast("周宁")]).toEqual(["/a/other", false]);
});

test("[KB12] a refused pick-up from the loss notice shows its reason like any other", async () => {
  const { answer } = losing("郑一");
  const { taking } = await deskOf();
  const { result: why } = renderHook(() => usePickUpNextFailure(accountId));
  const taken = taking.pickUp(line[0]);
  answer();
  await taken;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await act(async () => currentToasts().at(-1)?.action?.run());
  await waitFor(() => expect(why.current).toMatchObject({ kind: "offline" }));
});
