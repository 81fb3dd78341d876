import type { Session } from "@jieru/shared/domain/session";
import { expect, test } from "vitest";
import { ended, pickedUp } from "../../../src/data/optimistic/patches.ts";
import { boardFacts } from "../../../src/features/board/strips/board-facts.ts";
import { goneItem, listItems, waitingItems } from "../../../src/features/inbox/list/list-items.ts";
import type { QueuePlace } from "../../../src/features/inbox/list/waiting-tail.ts";
import { firstWaiting, listCount, listGroups } from "../../../src/features/session/lists.ts";
import { rowTime } from "../../../src/features/session/session-labels.ts";
import { keepPlaces } from "../../../src/ui/lists/held-rows.ts";
import { snapshot, startedAt, waiting } from "../../fixtures.ts";

const closed = { left: 3, granted: 3, until: startedAt, grantedBy: "message", grantedAt: 1 } as const;
const lapsed = (id: string, since: number): Session =>
  waiting(id, { waitingSince: since, lapsed: true, allowance: closed });
const open = (id: string, since: number) => waiting(id, { waitingSince: since });
const desk = (sessions: Session[], count = sessions.length) =>
  snapshot({ waiting: { count, lapsed: count - sessions.filter((s) => !s.lapsed).length, sessions } });
const keysOf = (head: Session[], tail: QueuePlace[], known: { from: number; count: number | null }) =>
  waitingItems(listItems(listGroups("waiting", desk(head), { now: startedAt }), []), tail, known).map(
    (item) => (item.kind === "group" ? `${item.key} ${item.count}` : item.key),
  );

test("[DI8] unanswerable customers are below a heading with their total count", () => {
  const head = [open("a", 8), open("b", 9), lapsed("old", 1), lapsed("older", 2)];
  expect(keysOf(head, [], { from: -2, count: 30 })).toEqual(["a", "b", "group-lapsed 30", "old", "older"]);
  expect(keysOf([open("a", 8)], [], { from: 0, count: 0 })).toEqual(["a"]);
  expect(keysOf([lapsed("old", 1)], [], { from: -1, count: 1 })).toEqual(["group-lapsed 1", "old"]);
});

test("[DI8] [RD8] the heading is shown when unanswerable customers begin behind the head, loaded or not", () => {
  const known = [open("b", 9), lapsed("old", 1)];
  expect(keysOf([open("a", 8)], known, { from: 1, count: 1 })).toEqual(["a", "b", "group-lapsed 1", "old"]);
  expect(keysOf([open("a", 8)], known, { from: 2, count: 1 })).toEqual(["a", "b", "group-lapsed 1", "old"]);
  const unknown = keysOf([open("a", 8)], [null, null, null], { from: 1, count: 2 });
  expect(unknown).toEqual(["a", "place-0", "group-lapsed 2", "place-1", "place-2"]);
});

test("[DI8] [VW4] the heading of a filtered queue counts the shown customers", () => {
  const filtered = { from: Number.POSITIVE_INFINITY, count: null };
  const shown = keysOf([open("a", 8), lapsed("old", 1)], [lapsed("older", 2)], filtered);
  expect(shown).toEqual(["a", "group-lapsed 2", "old", "older"]);
});

test("[DI8] [RD14] the heading keeps its place while rows must not move", () => {
  const rows = (sessions: Session[]) =>
    listItems(listGroups("waiting", desk(sessions), { now: startedAt }), []);
  const before = rows([open("a", 8), lapsed("old", 1)]);
  expect(keepPlaces(before, rows([open("a", 8)]), goneItem).map((i) => i.kind)).toEqual([
    "session",
    "group",
    "gone",
  ]);
});

test("[DI8] unanswerable customers count neither as waiting nor as overdue, and are next only without others", () => {
  const both = desk([open("a", 8), lapsed("old", 1)], 31);
  expect(listCount("waiting", both)).toBe(1);
  expect(boardFacts(both)).toMatchObject({ waiting: 1, longestSince: 8 });
  expect(firstWaiting(both)?.id).toBe("a");
  const alone = desk([lapsed("old", 1)]);
  expect(boardFacts(alone)).toMatchObject({ waiting: 0, longestSince: null });
  expect(firstWaiting(alone)?.id).toBe("old");
});

const targets = { waitTargetMs: 60_000, answerTargetMs: 60_000 };

test("[DI8] [AL5] does not highlight the wait time of a lapsed customer", () => {
  const hour = 3_600_000;
  expect(rowTime(open("a", startedAt - hour), startedAt, targets).tone).toBe("waiting");
  expect(rowTime(lapsed("old", startedAt - hour), startedAt, targets).tone).toBe("plain");
});

test("[DI8] [KB10] picking up or ending an unanswerable customer reduces the count at once", () => {
  const both = desk([open("a", 8), lapsed("old", 1)]);
  const { id } = lapsed("old", 1);
  expect(pickedUp(id, startedAt).apply(both).waiting).toMatchObject({ count: 1, lapsed: 0 });
  expect(pickedUp(id, startedAt).apply(both).sessions[0]).toMatchObject({ lapsed: false });
  expect(ended(id, startedAt).apply(both).waiting).toMatchObject({ count: 1, lapsed: 0 });
  const first = pickedUp(open("a", 8).id, startedAt).apply(both);
  expect(first.waiting).toMatchObject({ count: 1, lapsed: 1 });
});
