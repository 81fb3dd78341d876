import { inOverlay, isTyping } from "../../lib/keyboard/keys.ts";

/** [KB3] Where the focus is. `data-zone` marks the session list, search page, board and open conversation ("page"). */
export type Zone = "list" | "board" | "field" | "overlay" | "page";

const zoneAt = (place: HTMLElement | null): Zone => (place?.dataset.zone as Zone | undefined) ?? "page";

/** Without a focus it is the shown list or board, unless a conversation is open. */
export function zoneOf(target: EventTarget | null): Zone {
  if (inOverlay(target)) return "overlay";
  if (isTyping(target)) return "field";
  if (target === document.body)
    return zoneAt(document.querySelector("[data-zone=page]") ?? document.querySelector("[data-zone]"));
  return zoneAt(target instanceof Element ? target.closest("[data-zone]") : null);
}

export function focusList(): void {
  document.querySelector<HTMLElement>("[data-zone=list]")?.focus({ preventScroll: true });
}
