import { type KeyboardEvent, useRef } from "react";
import { isComposing } from "./keys.ts";

export interface EnterKeyHandlers {
  onKeyDown: (event: KeyboardEvent) => void;
  onKeyUp: () => void;
}

/** Handles Enter without Shift. A press that began during composition does not count until it is released. */
export function useEnterKey(onEnter: () => void, onEscape: () => void): EnterKeyHandlers {
  const imePress = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) {
      imePress.current = true;
      return;
    }
    if (event.key === "Escape") return onEscape();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    if (!imePress.current && !event.nativeEvent.repeat) onEnter();
  };
  const onKeyUp = () => {
    imePress.current = false;
  };
  return { onKeyDown, onKeyUp };
}
