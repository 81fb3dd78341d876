export const timelineId = "timeline";

/** Part of a page stays in view, so that the eye finds its place again. */
const step = 0.9;

/** Further up in the timeline, from wherever the focus is; from then on the timeline has the focus. */
export function pageUp(): void {
  const timeline = document.getElementById(timelineId);
  timeline?.focus();
  timeline?.scrollBy({ top: -timeline.clientHeight * step });
}
