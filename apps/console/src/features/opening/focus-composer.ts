/** The id of the text box, or of the button or bar in its place. */
export const composerId = "composer";

export const gateId = "gate";

/** [KB22] Focuses the text box, if there is one. */
export function focusBoxToWrite(): void {
  const box = document.getElementById(composerId);
  if (box instanceof HTMLTextAreaElement) box.focus({ preventScroll: true });
}

const focus = () => document.getElementById(composerId)?.focus();

/** Focuses after the next paint, when a box that is being rendered exists. */
export function focusComposer(): void {
  requestAnimationFrame(focus);
}

/** [KB13] [KB17] Focuses at once, before the next key, and again after the next paint, each time unless `prevented`. */
export function focusComposerUnless(prevented: () => boolean): void {
  const unless = () => prevented() || focus();
  unless();
  requestAnimationFrame(unless);
}

/**
 * [KB3] Focuses before the next key: a frame may take long, and keys typed meanwhile are text. [EV14] Without box and
 * button, `otherwise` gets the focus.
 */
export function focusComposerForKeys(otherwise?: string): void {
  // After React has rendered this press: until then the other box may still exist.
  queueMicrotask(focus);
  requestAnimationFrame(() => {
    focus();
    if (otherwise && document.activeElement === document.body) document.getElementById(otherwise)?.focus();
  });
}
