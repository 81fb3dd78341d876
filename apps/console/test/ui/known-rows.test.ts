import { expect, test } from "vitest";
import { heightOf, rowsToDraw, topsOf, topToShow } from "../../src/ui/known-rows.ts";

const count = 100;
/** Each 50 high, below 4 of room. */
const tops = topsOf(Array.from({ length: count }, () => 50));
const all = Array.from({ length: count }, (_, i) => i);

test("[DW11] a row is in view, and nothing is scrolled for it, if all of it is", () => {
  const view = { top: 125, height: 200 };
  expect(all.filter((i) => topToShow(tops, i, view) === null)).toEqual([3, 4, 5]);
  for (const none of [-1, count]) expect(topToShow(tops, none, view)).toBeNull();
});

test("[DW11] a row out of view is scrolled to as far as it takes, from either side", () => {
  const view = { top: 125, height: 200 };
  // The third begins at 104; the seventh ends at 354.
  expect(topToShow(tops, 2, view)).toBe(104);
  expect(topToShow(tops, 6, view)).toBe(354 - 200);
  for (const i of all) {
    const top = topToShow(tops, i, view) ?? view.top;
    expect(topToShow(tops, i, { ...view, top })).toBeNull();
  }
});

test("[DW11] the rows drawn are those in view and six at either end, of whatever height", () => {
  const heights = all.map((i) => [32, 78, 78, 56][i % 4] ?? 0);
  const mixed = topsOf(heights);
  expect(heightOf(mixed)).toBe(4 + heights.reduce((sum, height) => sum + height) + 8);
  for (let top = 0; top < heightOf(mixed) - 300; top += 7) {
    const begins = (i: number) => 4 + heights.slice(0, i).reduce((sum, height) => sum + height, 0);
    const inView = all.filter((i) => begins(i) < top + 300 && begins(i + 1) > top);
    expect(rowsToDraw(mixed, { top, height: 300 })).toEqual({
      first: Math.max(0, (inView[0] ?? 0) - 6),
      last: Math.min(count - 1, (inView.at(-1) ?? 0) + 6),
    });
  }
});

test("[DW11] no row is drawn where none has room, and the last ones where the list has become shorter than it is scrolled", () => {
  const none = { first: 0, last: -1 };
  expect(rowsToDraw(tops, { top: 0, height: 0 })).toEqual(none);
  expect(rowsToDraw(topsOf([]), { top: 0, height: 300 })).toEqual(none);
  expect(rowsToDraw(tops, { top: 90_000, height: 300 })).toEqual({ first: 93, last: 99 });
});
