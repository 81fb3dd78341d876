/** "Next", pressed by key or button, against what the console holds of the line. */

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
import { settle } from "../../../src/data/optimistic/actions.ts";
import { putSnapshot, resetSnapshots } from "../../../src/data/store/snapshots.ts";
import { useNextFailure } from "../../../src/features/opening/press-next.ts";
import { type Taking, useTaking } from "../../../src/features/opening/use-taking.ts";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { accountId, otherId, session, snapshot, waiting } from "../../desk.ts";

const line = [waiting("a", { waitingSince: 1 }), waiting("b", { waitingSince: 2 })] as const;

afterEach(() => {
  settle(accountId, snapshot({ sessions: [session("a"), session("b")] }));
  resetSnapshots();
  vi.unstubAllGlobals();
});

async function deskOf() {
  let taking: Taking | undefined;
  const root = createRootRoute({
    component: function Desk() {
      taking = useTaking(accountId);
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
    taking: taking as Taking,
    at: () => router.latestLocation.pathname,
    go: (to: string) => router.navigate({ to }),
  };
}

test("[KB8] the next press means the one after, though the feed has not told yet what the server has answered", async () => {
  putSnapshot(accountId, snapshot({ waiting: { count: 2, sessions: [...line] } }));
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({ session: session("a") }));
  });
  const { taking } = await deskOf();
  expect(await taking.pickUpNext()).toBeNull();
  expect(await taking.pickUpNext()).toBeNull();
  expect(asked).toEqual(["/api/sessions/a/pick-up", "/api/sessions/b/pick-up"]);
});

/** A colleague was quicker with the first of the line; `answer` is when one hears of it. */
function losing(agentName = "许然") {
  putSnapshot(accountId, snapshot({ waiting: { count: 2, sessions: [...line] } }));
  const { promise, resolve } = Promise.withResolvers<Response>();
  const lost = { refusal: "already_picked_up", agentId: otherId, agentName };
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return asked.length === 1 ? promise : Promise.resolve(Response.json({ session: session("b") }));
  });
  return { asked, answer: () => resolve(Response.json(lost, { status: 409 })) };
}

test("[SE2] [KB12] who lost the first of the line gets the next, opened for them while they still look", async () => {
  const { asked, answer } = losing();
  writeDraft(line[0].id, "From when they were theirs");
  const { taking, at } = await deskOf();
  const taken = taking.pickUpNext();
  answer();
  expect(await taken).toBeNull();
  expect(at()).toBe("/a/acc/s/b");
  writeDraft(line[0].id, "");
  expect(asked).toHaveLength(2);
});

test("[KB12] who has gone on meanwhile stays where they are: the next is theirs all the same", async () => {
  const { asked, answer } = losing();
  const { taking, at, go } = await deskOf();
  const taken = taking.pickUpNext();
  await go("/a/acc/s/of-mine");
  answer();
  expect(await taken).toBeNull();
  expect(at()).toBe("/a/acc/s/of-mine");
  expect(asked).toEqual(["/api/sessions/a/pick-up", "/api/sessions/b/pick-up"]);
});

test("[KB12] who has begun to write to the one they lost is led to nobody else, in whose box the rest would stand", async () => {
  const { asked, answer } = losing();
  const { taking, at } = await deskOf();
  const taken = taking.pickUpNext();
  writeDraft(line[0].id, "您");
  answer();
  expect(await taken).toBeNull();
  expect(at()).toBe("/a/acc/s/a");
  expect(asked).toHaveLength(2);
  writeDraft(line[0].id, "");
});

test("[KB12] nor is who was cut off led back, once they have begun to write", async () => {
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

test("[MA5] who has gone to another account gets nobody of the one they left, and is told nothing of it", async () => {
  const { asked, answer } = losing();
  const { taking, at, go } = await deskOf();
  const taken = taking.pickUpNext();
  await go("/a/other");
  answer();
  expect(await taken).toBeNull();
  expect(await taking.pickUpNext()).toBeNull();
  expect(at()).toBe("/a/other");
  expect(asked).toEqual(["/api/sessions/a/pick-up"]);
});

test("[KB12] [MA5] who picked somebody up that a colleague had is led away only while they still look and write nothing", async () => {
  const { answer } = losing();
  const { taking, at } = await deskOf();
  const taken = taking.pickUp(line[0]);
  writeDraft(line[0].id, "您");
  answer();
  await taken;
  expect(at()).toBe("/a/acc/s/a");
  writeDraft(line[0].id, "");
});

test("[KB12] who still looks is led back to the line, and told who was quicker; [MA5] not in another account", async () => {
  const told = (name: string) => currentToasts().some(({ text }) => String(text).includes(name));
  const first = losing();
  const { taking, at, go } = await deskOf();
  const taken = taking.pickUp(line[0]);
  first.answer();
  await taken;
  expect([at(), told("许然")]).toEqual(["/a/acc", true]);
  const second = losing("周宁");
  const again = taking.pickUp(line[0]);
  await go("/a/other");
  second.answer();
  await again;
  expect([at(), told("周宁")]).toEqual(["/a/other", false]);
});

test("[KB12] why the next one, asked for where the loss is told, was not picked up is shown as for every other press", async () => {
  const { answer } = losing("郑一");
  const { taking } = await deskOf();
  const { result: why } = renderHook(() => useNextFailure(accountId));
  const taken = taking.pickUp(line[0]);
  answer();
  await taken;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await act(async () => currentToasts().at(-1)?.action?.run());
  await waitFor(() => expect(why.current).toMatchObject({ kind: "offline" }));
});
