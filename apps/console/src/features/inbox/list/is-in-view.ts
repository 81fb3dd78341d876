import type { Virtualizer } from "@tanstack/react-virtual";

/** Whether a row stands wholly in view. Asking to scroll to one that does makes the browser lay the page out for nothing. */
export function isInView<Row extends Element>(
  rows: Virtualizer<HTMLDivElement, Row>,
  index: number,
): boolean {
  const { scrollRect, scrollOffset, measurementsCache } = rows;
  const row = measurementsCache[index];
  if (!row || !scrollRect || scrollOffset === null) return false;
  return row.start >= scrollOffset && row.end <= scrollOffset + scrollRect.height;
}
