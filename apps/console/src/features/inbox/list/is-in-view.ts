import type { Virtualizer } from "@tanstack/react-virtual";

/** Returns whether a row is fully in view. Scrolling to such a row would force a layout for nothing. */
export function isInView<Row extends Element>(
  rows: Virtualizer<HTMLDivElement, Row>,
  index: number,
): boolean {
  const { scrollRect, scrollOffset, measurementsCache } = rows;
  const row = measurementsCache[index];
  if (!row || !scrollRect || scrollOffset === null) return false;
  return row.start >= scrollOffset && row.end <= scrollOffset + scrollRect.height;
}

/** Scrolls just far enough to show the whole row, without the later measurements of `scrollToIndex`. */
export function bringIntoView<Row extends Element>(
  rows: Virtualizer<HTMLDivElement, Row>,
  index: number,
): void {
  const { scrollElement, scrollRect, scrollOffset, measurementsCache } = rows;
  const row = measurementsCache[index];
  if (!row || !scrollElement || !scrollRect) rows.scrollToIndex(index, { align: "auto" });
  else scrollElement.scrollTop = row.start < (scrollOffset ?? 0) ? row.start : row.end - scrollRect.height;
}
