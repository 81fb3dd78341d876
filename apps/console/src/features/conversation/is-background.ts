/** Not by `tabindex`: what scrolls is a stop of the keyboard too. */
const pressable =
  "a, button, input, textarea, select, label, summary, audio, video, dialog, [popover], [role=button], [contenteditable]";

/** Whether a press inside `place` is on nothing that can be pressed, and selects no text. */
export function isBackground(target: EventTarget, place: Element): boolean {
  if (!(target instanceof Element) || !place.contains(target)) return false;
  const hit = target.closest(pressable);
  const isFree = hit === null || !place.contains(hit);
  return isFree && (document.getSelection()?.isCollapsed ?? true);
}
