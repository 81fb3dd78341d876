import type { KeyboardEvent as ReactKeyboardEvent } from "react";

/** What is held with a letter, by what it says on the keyboard. */
export const modSign = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? "⌘" : "Ctrl";
export const altSign = modSign === "⌘" ? "⌥" : "Alt";

type AnyKeyboardEvent = KeyboardEvent | ReactKeyboardEvent;

const native = (event: AnyKeyboardEvent): KeyboardEvent =>
  "nativeEvent" in event ? event.nativeEvent : event;

/** While an IME composes, its keys are its own. 229 covers browsers that end composition before the key event. */
export function isComposing(event: AnyKeyboardEvent): boolean {
  const e = native(event);
  return e.isComposing || e.keyCode === 229;
}

/** Whether keys typed there are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");
}

/** Dialogs and menus have keys of their own. */
export const inOverlay = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest("dialog, [popover]") !== null) ||
  document.querySelector("dialog[open]") !== null;

/**
 * A key by its place on the keyboard ("KeyJ", "Slash"): what it writes changes with the IME and with full-width
 * punctuation, its place does not. Modifiers are part of it: "Alt+ArrowUp", "Shift+KeyE".
 */
export function keyOf(event: AnyKeyboardEvent): string {
  const { ctrlKey, metaKey, altKey, shiftKey, code } = native(event);
  const held = [ctrlKey || metaKey ? "Mod+" : "", altKey ? "Alt+" : "", shiftKey ? "Shift+" : ""];
  return held.join("") + code;
}
