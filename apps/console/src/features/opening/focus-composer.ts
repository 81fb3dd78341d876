/** The id of where an agent continues in an open conversation: the text box, or the button or the bar in its place. */
export const composerId = "composer";

/** The id of the bar in place of the box, which says why the agent may not write. */
export const gateId = "gate";

/** [KB22] Focuses the text box, for a reply or a note; nothing where a bar stands in its place. */
export function focusBoxToWrite(): void {
  const box = document.getElementById(composerId);
  if (box instanceof HTMLTextAreaElement) box.focus({ preventScroll: true });
}

const focus = () => document.getElementById(composerId)?.focus();

/** After the next paint, so that a box that is just being drawn is found. */
export function focusComposer(): void {
  requestAnimationFrame(focus);
}

/**
 * [KB13] [KB17] Focuses at once, before the next key, if the box is there already, and again after the next paint; each time
 * unless `prevented`.
 */
export function focusComposerUnless(prevented: () => boolean): void {
  const unless = () => prevented() || focus();
  unless();
  requestAnimationFrame(unless);
}

/**
 * [KB3] Focuses before the next key: on a slow machine a frame takes long, and what is typed meanwhile is text, not a command.
 * [EV14] If there is neither box nor button, `otherwise` gets the focus.
 */
export function focusComposerForKeys(otherwise?: string): void {
  // After React has drawn this press: until then the other box may still be there.
  queueMicrotask(focus);
  requestAnimationFrame(() => {
    focus();
    if (otherwise && document.activeElement === document.body) document.getElementById(otherwise)?.focus();
  });
}
