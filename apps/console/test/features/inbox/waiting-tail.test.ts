import type { SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { expect, test } from "vitest";
import { waitingPageSize } from "../../../src/data/queries/waiting-queue.ts";
import { sightOf } from "../../../src/features/inbox/list/use-waiting-tail.ts";
import { foundBehind, waitingTail } from "../../../src/features/inbox/list/waiting-tail.ts";
import { waiting } from "../../fixtures.ts";

const pageFrom = (first: number): Session[] =>
  Array.from({ length: waitingPageSize }, (_, i) => waiting(`w${first + i}`));
const inOrder = (first: number, last: number): Session[] =>
  Array.from({ length: last - first }, (_, i) => waiting(`w${first + i}`, { waitingSince: first + i }));
const tailOf = (count: number, pages: Record<number, Session[]>, elsewhere: string[] = []) =>
  waitingTail(50, { count, elsewhere: new Set(elsewhere as SessionId[]), pageOf: (p) => pages[p] }).map(
    (s) => s?.id ?? null,
  );

test("[RD8] every place of the queue is listed, loaded or not", () => {
  const tail = tailOf(5_000, { 98: pageFrom(4_900) });
  expect(tail).toHaveLength(4_950);
  expect(tail.slice(0, 2)).toEqual([null, null]);
  expect(tail[4_850]).toBe("w4900");
  expect(tail.at(-1)).toBeNull();
});

test("[RD8] a session that moved into the head, or is mine, is listed once", () => {
  const tail = tailOf(120, { 1: pageFrom(50), 2: pageFrom(98) }, ["w50", "w51"]);
  expect(tail).toHaveLength(70);
  expect(tail[0]).toBe("w52");
  expect(new Set(tail.filter(Boolean)).size).toBe(tail.filter(Boolean).length);
});

test("[RD8] a queue no longer than its head has no tail", () => {
  expect(tailOf(50, {})).toEqual([]);
  expect(tailOf(12, {})).toEqual([]);
});

test("[VW4] matches behind the head are listed, loaded or not, and the feed decides the head", () => {
  const head = inOrder(0, 50);
  // Every tenth matches: five in the head, one of whom has just left it, and 495 behind.
  const matching = inOrder(0, 5_000).filter((_, i) => i % 10 === 0);
  const pageOf = (page: number) =>
    page < 2 ? matching.slice(page * waitingPageSize, (page + 1) * waitingPageSize) : undefined;
  const without = head.filter((s) => s.id !== "w20");
  const found = foundBehind(without, {
    count: matching.length,
    elsewhere: new Set(without.map((s) => s.id)),
    pageOf,
  });
  expect(found).toHaveLength(495);
  expect(found.slice(0, 95).map((s) => s?.id)).toEqual(matching.slice(5, 100).map((s) => s.id));
  expect(found.slice(95).every((place) => place === null)).toBe(true);
  const mine = new Set(["w60"] as SessionId[]);
  const besidesMine = foundBehind(head, { count: matching.length, elsewhere: mine, pageOf });
  expect(besidesMine.slice(0, 2).map((s) => s?.id)).toEqual(["w50", "w70"]);
});

test("[VW4] a session on two pages loaded at different times is shown once", () => {
  const pages = [inOrder(100, 150), inOrder(149, 199)];
  const found = foundBehind(inOrder(0, 50), {
    count: 100,
    elsewhere: new Set(),
    pageOf: (page) => pages[page],
  });
  expect(new Set(found.map((s) => s?.id)).size).toBe(found.length);
  expect(found).toHaveLength(99);
});

test("[RD8] places on the same pages give the same range object", () => {
  const first = sightOf(66, 78)([0, 0]);
  expect(first).toEqual([1, 1]);
  expect(sightOf(70, 82)(first)).toBe(first);
});

test("[RD8] the next page counts as visible slightly early in both directions, but not from the head", () => {
  expect(sightOf(75, 87)([1, 1])).toEqual([1, 2]);
  expect(sightOf(110, 122)([1, 2])).toEqual([1, 2]);
  expect(sightOf(0, 30)([0, 0])).toEqual([0, 0]);
});
