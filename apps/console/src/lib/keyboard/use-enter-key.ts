import { type KeyboardEvent, useRef } from "react";
import { isComposing } from "./keys.ts";

export interface EnterKeyHandlers {
  onKeyDown: (event: KeyboardEvent) => void;
  onKeyUp: () => void;
}

/**
 * Enter acts, Shift+Enter does what the box does. While an IME composes, all keys are the IME's. A key press that began during
 * composition also does not count until the key is released, even if it ended the composition.
 */
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
