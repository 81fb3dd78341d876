import { useDeferredValue, useEffect, useState } from "react";
import { flushSync } from "react-dom";

const presses = ["keydown", "pointerdown"] as const;

/** [DW7] Returns a value that follows when there is time, or at once on any press except those of `mayWait`. */
export function useDeferredUntilPress<T>(
  value: T,
  later: boolean,
  mayWait: (press: KeyboardEvent) => boolean,
): T {
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
