/** [MA14] What is under way, or is told for a moment, when one changes to another account. */

import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { act as drawn, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followBoard, noteBoardNews } from "../../../src/data/feed/board-news.ts";
import { openFeed } from "../../../src/data/feed/socket.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { act, useAction } from "../../../src/data/optimistic/actions.ts";
import { showTaken, useJustTaken } from "../../../src/data/optimistic/just-taken.ts";
import { agentChanged, meChanged } from "../../../src/data/optimistic/overlay.ts";
import { putSnapshot, shownSnapshot } from "../../../src/data/store/snapshots.ts";
import { pressNext, useNextFailure } from "../../../src/features/opening/press-next.ts";
import { accountId, agent, event, meId, otherId, snapshot, waiting } from "../../desk.ts";

const next = "the next account" as AccountId;
const here = snapshot({ me: agent(meId), agents: [agent(meId), agent(otherId)] });
const there = { ...here, account: { ...here.account, id: next } };
const client = createQueryClient();
const unreached = { ok: false, kind: "offline" } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test("[MA14] what I set in one account is not shown as set in the next, though I am the same there", async () => {
  putSnapshot(accountId, here);
  putSnapshot(next, there);
  const { promise, resolve } = Promise.withResolvers<typeof unreached>();
  const step = { accountId, target: meId, action: "status" } as const;
  const mine = act({ ...step, overlay: meChanged({ status: "away" }) }, () => promise);
  const theirs = act(
    { ...step, target: otherId, overlay: agentChanged(otherId, { status: "away" }) },
    () => promise,
  );
  expect(shownSnapshot(accountId)?.me.status).toBe("away");
  const other = shownSnapshot(next) as Snapshot;
  expect([other.me, ...other.agents].map(({ status }) => status)).toEqual(["online", "online", "online"]);
  resolve(unreached);
  await Promise.all([mine, theirs]);
  const whyIn = (account: AccountId) =>
    renderHook(() => useAction(meId, account)).result.current?.failure ?? null;
  expect(whyIn(accountId)).toEqual(unreached);
  expect(whyIn(next)).toBeNull();
});

test("[MA14] why nobody was picked up is told in the account where it was pressed", async () => {
  await pressNext({ accountId, pickUpNext: () => Promise.resolve({ kind: "offline" }) });
  const whyIn = (account: AccountId) => renderHook(() => useNextFailure(account)).result.current;
  expect(whyIn(accountId)).toEqual({ kind: "offline" });
  expect(whyIn(next)).toBeNull();
});

test("[MA14] who was just taken in one account stands in no line of the next", () => {
  putSnapshot(accountId, here);
  const { result } = renderHook(() => useJustTaken());
  const left = openFeed(client, accountId);
  drawn(() => showTaken([{ session: waiting("w"), agentId: otherId, index: 0 }]));
  expect(result.current).toHaveLength(1);
  drawn(() => left.close());
  expect(result.current).toEqual([]);
});

test("[MA14] news of the next account's board is not held back by what the last one was asked for", () => {
  const asked = vi.spyOn(client, "invalidateQueries");
  const leave = followBoard();
  const news = { events: [event(1, { type: "session_picked_up" })] };
  noteBoardNews(client, accountId, news);
  noteBoardNews(client, next, news);
  vi.advanceTimersByTime(3_000);
  expect(asked.mock.calls).toContainEqual([{ queryKey: ["board", next] }]);
  leave();
});
