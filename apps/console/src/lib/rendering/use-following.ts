import { useDeferredValue, useEffect, useState } from "react";
import { flushSync } from "react-dom";

const presses = ["keydown", "pointerdown"] as const;

/**
 * [DW7] A value that follows when there is time for it, where what it draws is much. Any press but those that `mayWait` names finds
 * it there. Without `later` it is there at once.
 */
export function useFollowing<T>(value: T, later: boolean, mayWait: (press: KeyboardEvent) => boolean): T {
  const deferred = useDeferredValue(value);
  const [insisted, insist] = useState(value);
  const shown = later && insisted !== value ? deferred : value;
  useEffect(() => {
    if (shown === value) return;
    const onPress = (press: Event) => {
      if (!(press instanceof KeyboardEvent && mayWait(press))) flushSync(() => insist(value));
    };
    for (const press of presses) window.addEventListener(press, onPress, true);
    return () => {
      for (const press of presses) window.removeEventListener(press, onPress, true);
    };
  }, [shown, value, mayWait]);
  return shown;
}
