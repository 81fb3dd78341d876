/** The arithmetic of a list whose rows have heights known beforehand. */

/** What a list shows: how far it is scrolled, and how much is in view. */
export interface View {
  top: number;
  height: number;
}

/** Above the first row and below the last. */
const room = { above: 4, below: 8 };

/** So many rows out of view are drawn too, at either end. */
const ahead = 6;

/** Where each row begins and, behind the last, where that ends. */
export function topsOf(heights: readonly number[]): readonly number[] {
  const tops = [room.above];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

/** The height of the whole list. */
export const heightOf = (tops: readonly number[]): number => (tops.at(-1) ?? 0) + room.below;

/** The last of the first `count` rows that begins at or above a point. */
function rowAt(tops: readonly number[], count: number, point: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first and the last row to be drawn; the last is before the first if there is none. */
export function rowsToDraw(tops: readonly number[], { top, height }: View): { first: number; last: number } {
  const count = tops.length - 1;
  if (count === 0 || height === 0) return { first: 0, last: -1 };
  const first = rowAt(tops, count, top);
  const last = rowAt(tops, count, top + height - 1);
  return { first: Math.max(0, first - ahead), last: Math.min(count - 1, last + ahead) };
}

/** How far to scroll, and no farther, until all of a row is in view; null if it is, or if there is no such row. */
export function topToShow(tops: readonly number[], index: number, { top, height }: View): number | null {
  const [begin, end] = [tops[index], tops[index + 1]];
  if (begin === undefined || end === undefined) return null;
  if (end > top + height) return end - height;
  return begin < top ? begin : null;
}
