import type { Preview } from "@jieru/shared/domain/message";
import { expect, test } from "vitest";
import { goneItem, listItems, waitingItems } from "../../../src/features/inbox/list/list-items.ts";
import { keepGroupOrder } from "../../../src/features/inbox/list/steady-order.ts";
import {
  dueSessions,
  firstWaiting,
  listCount,
  listGroups,
  longestUnanswered,
} from "../../../src/features/session/lists.ts";
import { rowTime } from "../../../src/features/session/session-labels.ts";
import { keepPlaces } from "../../../src/ui/lists/held-rows.ts";
import { otherId, session, snapshot, startedAt, waiting } from "../../fixtures.ts";

const minute = 60_000;
const due = (id: string, sinceMin: number, leftMs = 48 * 60 * minute) =>
  session(id, {
    unansweredSince: startedAt - sinceMin * minute,
    allowance: { left: 3, granted: 3, until: startedAt + leftMs, grantedBy: "message", grantedAt: startedAt },
  });
const lastLine = { id: "m", type: "text", text: "好", at: startedAt } as Preview;
const ids = (groups: { name: string | null; sessions: { id: string }[] }[]) =>
  groups.map((g) => [g.name, ...g.sessions.map((s) => s.id)]);

test("in 进行中 closing sessions come first, then the longest waiting, then the answered, newest first", () => {
  const desk = snapshot({
    sessions: [
      due("young", 1),
      session("old", { lastActivityAt: 1 }),
      due("seconds", 1, 30_000),
      due("long", 9),
      session("new", { lastActivityAt: 2 }),
      due("critical", 2, 30 * minute),
      session("theirs", { ownerId: otherId }),
    ],
  });
  expect(ids(listGroups("active", desk, { now: startedAt }))).toEqual([
    ["due", "seconds", "critical", "long", "young"],
    ["answered", "new", "old"],
  ]);
  expect(dueSessions(desk, desk.now)).toHaveLength(4);
  expect(listCount("active", desk)).toBe(6);
});

test("[T34] [SE13] answered, inactive and waiting sessions are sorted by the time their rows show", () => {
  const replyAt = (at: number) => ({ ...lastLine, direction: "out", at }) as Preview;
  const desk = snapshot({
    sessions: [
      session("said early, picked up again now", { lastMessage: replyAt(1), lastActivityAt: 9 }),
      session("said late", { lastMessage: replyAt(5), lastActivityAt: 5 }),
      session("nothing said", { lastMessage: null, lastActivityAt: 3 }),
      session("long asleep", { state: "inactive", lastMessage: replyAt(8), lastActivityAt: 2 }),
      session("asleep", { state: "inactive", lastMessage: replyAt(4), lastActivityAt: 4 }),
    ],
    waiting: { count: 2, sessions: [waiting("b", { waitingSince: 6 }), waiting("a", { waitingSince: 7 })] },
  });
  for (const name of ["active", "inactive", "waiting"] as const) {
    const rows = listGroups(name, desk, { now: startedAt }).flatMap((g) => g.sessions);
    const shown = rows.map((s) => rowTime(s, startedAt, { waitTargetMs: minute, answerTargetMs: minute }).at);
    const inOrder = shown.toSorted((one, other) => (name === "waiting" ? one - other : other - one));
    expect([name, ...shown]).toEqual([name, ...inOrder]);
  }
});

test("[RA1] a customer who just entered can be greeted and is listed with the waiting for a minute", () => {
  const until = startedAt + minute;
  const entered = session("entered", {
    spoken: false,
    allowance: { left: 1, granted: 1, until, grantedBy: "entered", grantedAt: startedAt },
  });
  const desk = snapshot({ sessions: [entered, due("long", 9)] });
  expect(ids(listGroups("active", desk, { now: startedAt }))).toEqual([["due", "entered", "long"]]);
  expect(ids(listGroups("active", desk, { now: until }))).toEqual([
    ["due", "long"],
    ["answered", "entered"],
  ]);
});

test("[TR14] a session whose last reply may not have arrived is neither due nor answered", () => {
  const last = (id: string, delivery: Preview["delivery"], at: number, more = {}) =>
    session(id, { lastMessage: { ...lastLine, direction: "out", delivery, at }, ...more });
  const desk = snapshot({
    sessions: [
      last("sent", "sent", 3),
      last("unknown", "unconfirmed", 1),
      last("on-its-way", "sending", 2),
      last("unknown-newer", "unconfirmed", 4),
      last("again", "unconfirmed", 5, { unansweredSince: startedAt }),
    ],
  });
  expect(ids(listGroups("active", desk, { now: startedAt }))).toEqual([
    ["due", "again"],
    ["unconfirmed", "unknown-newer", "unknown"],
    ["answered", "sent", "on-its-way"],
  ]);
});

test("[FD5] the waiting queue counts all customers and lists its head", () => {
  const desk = snapshot({
    waiting: { count: 300, sessions: [waiting("a"), waiting("b", { waitingSince: 5 })] },
  });
  expect(listCount("waiting", desk)).toBe(300);
  expect(firstWaiting(desk)?.id).toBe("b");
  expect(firstWaiting(desk, (id) => id === "b")?.id).toBe("a");
});

test("rows keep their places while the list is held; new ones wait at the end, gone ones leave", () => {
  const shown = [{ name: null, sessions: [session("a"), session("b"), session("c")] }];
  const wanted = [{ name: null, sessions: [session("new"), session("c"), session("a")] }];
  expect(ids(keepGroupOrder(shown, wanted))).toEqual([[null, "a", "c", "new"]]);
});

test("a session that was just answered stays in its group while the list is held", () => {
  const shown = [{ name: "due" as const, sessions: [session("a"), session("b")] }];
  const wanted = [
    { name: "due" as const, sessions: [session("b")] },
    { name: "answered" as const, sessions: [session("a")] },
  ];
  expect(ids(keepGroupOrder(shown, wanted))).toEqual([["due", "a", "b"]]);
});

test("[SE2] a row just taken by a colleague keeps its place and names the colleague", () => {
  const groups = [{ name: null, sessions: [waiting("a"), waiting("c")] }];
  const items = listItems(groups, [{ session: waiting("b"), agentId: otherId, index: 1 }]);
  expect(items.map((i) => i.key)).toEqual(["a", "b", "c"]);
  expect(items[1]).toMatchObject({ takenBy: { agentId: otherId } });
});

test("[KB7] the next session is the customer who has waited longest, except the open one", () => {
  const theirs = session("theirs", { ownerId: otherId, unansweredSince: startedAt - 90 * minute });
  const asleep = session("asleep", { state: "inactive", unansweredSince: startedAt - 80 * minute });
  const desk = snapshot({
    sessions: [
      due("young", 1),
      due("seconds", 2, 30_000),
      due("long", 9),
      theirs,
      asleep,
      session("answered"),
    ],
  });
  expect(longestUnanswered(desk, null, startedAt)?.id).toBe("long");
  expect(longestUnanswered(desk, "long", startedAt)?.id).toBe("seconds");
  expect(longestUnanswered(desk, null, startedAt, ({ id }) => id === "long")?.id).toBe("seconds");
  expect(longestUnanswered(snapshot({ sessions: [due("only", 1)] }), "only", startedAt)).toBeUndefined();
});

test("[KB7] sessions that accept no reply now are skipped, however long their customers have waited", () => {
  const used = due("used", 60);
  const sessions = [
    { ...used, allowance: { ...used.allowance, left: 0 } },
    due("lapsed", 50, -1),
    session("asleep", { state: "inactive", unansweredSince: startedAt - 40 * minute }),
    due("answerable", 1),
  ];
  expect(longestUnanswered(snapshot({ sessions }), null, startedAt)?.id).toBe("answerable");
  expect(longestUnanswered(snapshot({ sessions: sessions.slice(0, 3) }), null, startedAt)).toBeUndefined();
});

test("[KB8] own sessions are not picked up next, even before the queue is updated", () => {
  const line = [waiting("a", { waitingSince: 1 }), waiting("b", { waitingSince: 2 })];
  const desk = snapshot({ sessions: [session("a")], waiting: { count: 2, sessions: line } });
  expect(firstWaiting(desk)?.id).toBe("b");
});

test("[RD14] a customer who leaves leaves a placeholder, new ones come last, and a returning one keeps their place", () => {
  const line = (...names: string[]) => [{ name: null, sessions: names.map((id) => waiting(id)) }];
  const taken = [{ session: waiting("b"), agentId: otherId, index: 1 }];
  const first = keepPlaces(listItems(line("a", "b", "c"), []), listItems(line("c", "new"), taken), goneItem);
  expect(first.map((i) => [i.key, i.kind])).toEqual([
    ["a", "gone"],
    ["b", "session"],
    ["c", "session"],
    ["new", "session"],
  ]);
  const later = keepPlaces(first, listItems(line("a", "c", "new"), []), goneItem);
  expect(later.map((i) => [i.key, i.kind])).toEqual([
    ["a", "session"],
    ["b", "gone"],
    ["c", "session"],
    ["new", "session"],
  ]);
  expect(later[1]).toMatchObject({ takenBy: { agentId: otherId } });
});

test("[RD14] a customer who waits again behind the head is shown there, with a placeholder before", () => {
  const line = (...names: string[]) => [{ name: null, sessions: names.map((id) => waiting(id)) }];
  const taken = [{ session: waiting("b"), agentId: otherId, index: 1 }];
  const head = keepPlaces(listItems(line("a", "b", "c"), []), listItems(line("c"), taken), goneItem);
  const none = { from: 5, count: 0 };
  const shown = waitingItems(head, [null, waiting("a"), waiting("b"), waiting("d")], none);
  expect(shown.map((i) => i.kind)).toEqual(["gone", "gone", "session", "place", ...Array(3).fill("session")]);
  expect(shown[1]).toMatchObject({ takenBy: { agentId: otherId } });
  expect(new Set(shown.map((i) => i.key)).size).toBe(shown.length);
  expect(shown.slice(4).map((i) => i.key)).toEqual(["a", "b", "d"]);
  const back = keepPlaces(head, listItems(line("a", "c"), []), goneItem);
  expect(waitingItems(back, [waiting("d")], none)[0]).toMatchObject({ kind: "session", key: "a" });
});
