import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";

const restMs = 10_000;
/** [BO6] A finger may tap a second time. */
const liftedMs = 1_000;

export interface Hover {
  /** The pointer is over the element, or a finger was until just now. */
  pointed: boolean;
  /** [RD14] As `pointed`, and the pointer moved within ten seconds. */
  aimed: boolean;
  on: {
    onPointerEnter: () => void;
    onPointerMove: () => void;
    onPointerLeave: (event: PointerEvent) => void;
  };
}

export function useHover(): Hover {
  const [at, setAt] = useState<"away" | "resting" | "moving" | "lifted">("away");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const become = useCallback((next: typeof at) => {
    clearTimeout(timer.current);
    setAt(next);
    if (next === "moving") timer.current = setTimeout(setAt, restMs, "resting");
    if (next === "lifted") timer.current = setTimeout(setAt, liftedMs, "away");
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const on = useMemo(() => {
    const move = () => become("moving");
    const leave = ({ pointerType }: PointerEvent) => become(pointerType === "touch" ? "lifted" : "away");
    return { onPointerEnter: move, onPointerMove: move, onPointerLeave: leave };
  }, [become]);
  return { pointed: at !== "away", aimed: at === "moving" || at === "lifted", on };
}
