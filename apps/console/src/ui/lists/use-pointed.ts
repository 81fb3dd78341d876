import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";

const restMs = 10_000;
/** [BO6] A finger that was lifted may tap a second time. */
const liftedMs = 1_000;

export interface Pointed {
  /** The pointer is over it, or was until just now where it is a finger. */
  pointed: boolean;
  /** [RD14] So it is, and has moved there within the last ten seconds: somebody may be about to press. */
  aimed: boolean;
  /** For the element. */
  on: {
    onPointerEnter: () => void;
    onPointerMove: () => void;
    onPointerLeave: (event: PointerEvent) => void;
  };
}

/** Whether a hand is at an element. */
export function usePointed(): Pointed {
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
