export const timelineId = "timeline";

/** Part of the page stays in view, so that the reader finds their place. */
const step = 0.9;

export function pageUp(): void {
  const timeline = document.getElementById(timelineId);
  timeline?.focus();
  timeline?.scrollBy({ top: -timeline.clientHeight * step });
}
