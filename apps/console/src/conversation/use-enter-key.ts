import { type KeyboardEvent, useRef } from "react";
import { isComposing } from "../ui/keys.ts";

interface EnterKeyHandlers {
  onKeyDown: (event: KeyboardEvent) => void;
  onKeyUp: () => void;
}

/**
 * Enter acts, Shift+Enter does what the box does. While an IME composes, its keys are its own; so is the rest of the key
 * press that ended the composition: a press that began in it counts for nothing until the key is let go.
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
