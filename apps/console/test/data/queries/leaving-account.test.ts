import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { act as drawn, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followBoard, refreshBoardOnEvents } from "../../../src/data/feed/board-refresh.ts";
import { openFeed } from "../../../src/data/feed/socket.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { act, useAction } from "../../../src/data/optimistic/actions.ts";
import { showPickedUp, useJustPickedUp } from "../../../src/data/optimistic/just-picked-up.ts";
import { agentChanged, meChanged } from "../../../src/data/optimistic/patches.ts";
import { putSnapshot, shownSnapshot } from "../../../src/data/store/snapshots.ts";
import { runPickUpNext, usePickUpNextFailure } from "../../../src/features/opening/pick-up-next.ts";
import { accountId, agent, event, meId, otherId, snapshot, waiting } from "../../fixtures.ts";

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

test("[MA2] a pending or failed action of one account does not show in another", async () => {
  putSnapshot(accountId, here);
  putSnapshot(next, there);
  const { promise, resolve } = Promise.withResolvers<typeof unreached>();
  const step = { accountId, target: meId, action: "status" } as const;
  const mine = act({ ...step, patch: meChanged({ status: "away" }) }, () => promise);
  const theirs = act(
    { ...step, target: otherId, patch: agentChanged(otherId, { status: "away" }) },
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

test("[MA2] a failed pick-up shows only in its account", async () => {
  await runPickUpNext({ accountId, pickUpNext: () => Promise.resolve({ kind: "offline" }) });
  const whyIn = (account: AccountId) => renderHook(() => usePickUpNextFailure(account)).result.current;
  expect(whyIn(accountId)).toEqual({ kind: "offline" });
  expect(whyIn(next)).toBeNull();
});

test("[MA2] rows of picked-up sessions disappear when the account is left", () => {
  putSnapshot(accountId, here);
  const { result } = renderHook(() => useJustPickedUp());
  const left = openFeed(client, accountId);
  drawn(() => showPickedUp([{ session: waiting("w"), agentId: otherId, index: 0 }]));
  expect(result.current).toHaveLength(1);
  drawn(() => left.close());
  expect(result.current).toEqual([]);
});

test("[MA2] a pending board refresh of one account does not delay that of another", () => {
  const invalidateSpy = vi.spyOn(client, "invalidateQueries");
  const leave = followBoard();
  const news = { events: [event(1, { type: "session_picked_up" })] };
  refreshBoardOnEvents(client, accountId, news);
  refreshBoardOnEvents(client, next, news);
  vi.advanceTimersByTime(3_000);
  expect(invalidateSpy.mock.calls).toContainEqual([{ queryKey: ["board", next] }]);
  leave();
});
