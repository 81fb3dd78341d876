import { type MouseEvent, type PointerEvent, useRef } from "react";
import { focusBoxToWrite } from "../opening/focus-composer.ts";

/** [KB22] A click on the background returns the focus to the text box. A finger or pen would bring up a keyboard. */
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

/** Not by `tabindex`: what scrolls is a stop of the keyboard too. */
const pressable =
  "a, button, input, textarea, select, label, summary, audio, video, dialog, [popover], [role=button], [contenteditable]";

/** Whether a press inside `place` is on nothing that can be pressed, and selects no text. */
function isBackground(target: EventTarget, place: Element): boolean {
  if (!(target instanceof Element) || !place.contains(target)) return false;
  const hit = target.closest(pressable);
  const isFree = hit === null || !place.contains(hit);
  return isFree && (document.getSelection()?.isCollapsed ?? true);
}
