import { inOverlay, isTyping } from "../../lib/keyboard/keys.ts";

/**
 * [KB3] Where the focus is, as far as keys tell places apart. `data-zone` marks the session list, the page of a search, the board,
 * and, as a mere page, the open conversation.
 */
export type Zone = "list" | "board" | "field" | "overlay" | "page";

const zoneAt = (place: HTMLElement | null): Zone => (place?.dataset.zone as Zone | undefined) ?? "page";

/** Without a focus it is the list or the board that is shown, unless a conversation is open: there is nothing to write in then. */
export function zoneOf(target: EventTarget | null): Zone {
  if (inOverlay(target)) return "overlay";
  if (isTyping(target)) return "field";
  if (target === document.body)
    return zoneAt(document.querySelector("[data-zone=page]") ?? document.querySelector("[data-zone]"));
  return zoneAt(target instanceof Element ? target.closest("[data-zone]") : null);
}

/** Gives the session list the focus, where it is shown. */
export function focusList(): void {
  document.querySelector<HTMLElement>("[data-zone=list]")?.focus({ preventScroll: true });
}
