/** Where one goes on in an open conversation: the text box, or the button that stands in its place. */
export const composerId = "composer";

/** After the next paint, so that a box that is just coming is found. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.getElementById(composerId)?.focus());
}
