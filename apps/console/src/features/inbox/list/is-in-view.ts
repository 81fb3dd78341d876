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

/**
 * Scrolls just far enough for the row to stand wholly in view. The heights of all rows are known: unlike `scrollToIndex`, this measures
 * nothing in the frames that follow.
 */
export function bringIntoView<Row extends Element>(
  rows: Virtualizer<HTMLDivElement, Row>,
  index: number,
): void {
  const { scrollElement, scrollRect, scrollOffset, measurementsCache } = rows;
  const row = measurementsCache[index];
  if (!row || !scrollElement || !scrollRect) rows.scrollToIndex(index, { align: "auto" });
  else scrollElement.scrollTop = row.start < (scrollOffset ?? 0) ? row.start : row.end - scrollRect.height;
}
