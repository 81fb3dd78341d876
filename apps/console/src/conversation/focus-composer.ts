/** Where one goes on in an open conversation: the text box, or the button that stands in its place. */
export const composerId = "composer";

/** The bar in its place, which says why one may not write. */
export const gateId = "gate";

const focus = () => document.getElementById(composerId)?.focus();

/** After the next paint, so that a box that is just coming is found. */
export function focusComposer(): void {
  requestAnimationFrame(focus);
}

/** [KB13] [KB17] Before the next key, for a box that stands in the page already; and after the next paint. Unless something is against it. */
export function focusComposerUnless(prevented: () => boolean): void {
  const unless = () => prevented() || focus();
  unless();
  requestAnimationFrame(unless);
}

/**
 * [KB3] Before the next key: on a slow machine a frame is long, and what is typed in it is text already, no command. [EV14] Where
 * neither box nor button has come, `otherwise` has the focus.
 */
export function focusComposerForKeys(otherwise?: string): void {
  // Behind what React draws for this press: the other box may stand there until then.
  queueMicrotask(focus);
  requestAnimationFrame(() => {
    focus();
    if (otherwise && document.activeElement === document.body) document.getElementById(otherwise)?.focus();
  });
}
