import type { SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { expect, test } from "vitest";
import { linePage } from "../../src/api/waiting-line.ts";
import { waitingTail } from "../../src/inbox/waiting-tail.ts";
import { waiting } from "../desk.ts";

const pageFrom = (first: number): Session[] =>
  Array.from({ length: linePage }, (_, i) => waiting(`w${first + i}`));
const tailOf = (count: number, pages: Record<number, Session[]>, elsewhere: string[] = []) =>
  waitingTail(count, 50, new Set(elsewhere as SessionId[]), (p) => pages[p]).map((s) => s?.id ?? null);

test("[RD8] every place of the line is there, known or not", () => {
  const tail = tailOf(5_000, { 98: pageFrom(4_900) });
  expect(tail).toHaveLength(4_950);
  expect(tail.slice(0, 2)).toEqual([null, null]);
  expect(tail[4_850]).toBe("w4900");
  expect(tail.at(-1)).toBeNull();
});

test("[RD8] who came into the head meanwhile, or is mine, stands in one place only", () => {
  const tail = tailOf(120, { 1: pageFrom(50), 2: pageFrom(98) }, ["w50", "w51"]);
  expect(tail).toHaveLength(70);
  expect(tail[0]).toBe("w52");
  expect(new Set(tail.filter(Boolean)).size).toBe(tail.filter(Boolean).length);
});

test("[RD8] a line no longer than its head has nothing behind", () => {
  expect(tailOf(50, {})).toEqual([]);
  expect(tailOf(12, {})).toEqual([]);
});
