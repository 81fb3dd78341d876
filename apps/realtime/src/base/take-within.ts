/** Returns the first items whose sizes add up to `limit` at most, and at least one. */
export function takeWithin<T>(items: readonly T[], limit: number, sizeOf: (item: T) => number): T[] {
  let size = 0;
  const end = items.findIndex((item, i) => {
    size += sizeOf(item);
    return i > 0 && size > limit;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}
