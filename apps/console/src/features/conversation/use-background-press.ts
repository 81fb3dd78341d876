import { type MouseEvent, type PointerEvent, useRef } from "react";
import { focusBoxToWrite } from "../opening/focus-composer.ts";

/** [KB22] Returns the focus to the text box on a click of the background. A finger or pen would open a keyboard. */
export function useBackgroundPress() {
  const isMouse = useRef(false);
  return {
    down: ({ pointerType }: PointerEvent): void => {
      isMouse.current = pointerType === "mouse";
    },
    click: ({ target, currentTarget }: MouseEvent): void => {
      if (isMouse.current && isBackground(target, currentTarget)) focusBoxToWrite();
    },
  };
}

/** Not by `tabindex`, as scrolling areas have one too. */
const pressable =
  "a, button, input, textarea, select, label, summary, audio, video, dialog, [popover], [role=button], [contenteditable]";

/** Returns whether a press inside `place` hits nothing pressable and selects no text. */
function isBackground(target: EventTarget, place: Element): boolean {
  if (!(target instanceof Element) || !place.contains(target)) return false;
  const hit = target.closest(pressable);
  const isFree = hit === null || !place.contains(hit);
  return isFree && (document.getSelection()?.isCollapsed ?? true);
}
