import { type MouseEvent, type PointerEvent, useRef } from "react";
import { focusBoxToWrite } from "../opening/focus-composer.ts";
import { isBackground } from "./is-background.ts";

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
