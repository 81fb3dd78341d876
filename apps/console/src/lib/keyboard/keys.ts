import type { KeyboardEvent as ReactKeyboardEvent } from "react";

/** Modifier signs as printed on the keyboard. */
export const modSign = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? "⌘" : "Ctrl";
export const altSign = modSign === "⌘" ? "⌥" : "Alt";

type AnyKeyboardEvent = KeyboardEvent | ReactKeyboardEvent;

const native = (event: AnyKeyboardEvent): KeyboardEvent =>
  "nativeEvent" in event ? event.nativeEvent : event;

/** Returns whether an IME is composing. 229 covers browsers that end composition before the key event. */
export function isComposing(event: AnyKeyboardEvent): boolean {
  const e = native(event);
  return e.isComposing || e.keyCode === 229;
}

/** Returns whether keys typed there are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");
}

export const inOverlay = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest("dialog, [popover]") !== null) ||
  document.querySelector("dialog[open]") !== null;

/** Returns a key by its position ("KeyJ", "Alt+ArrowUp"), as its character depends on the IME. */
export function keyOf(event: AnyKeyboardEvent): string {
  const { ctrlKey, metaKey, altKey, shiftKey, code } = native(event);
  const held = [ctrlKey || metaKey ? "Mod+" : "", altKey ? "Alt+" : "", shiftKey ? "Shift+" : ""];
  return held.join("") + code;
}
