export const timelineId = "timeline";

/** A part of the page stays in view, so that the reader finds their place. */
const step = 0.9;

/** Scrolls the timeline up a page, wherever the focus is, and focuses the timeline. */
export function pageUp(): void {
  const timeline = document.getElementById(timelineId);
  timeline?.focus();
  timeline?.scrollBy({ top: -timeline.clientHeight * step });
}
