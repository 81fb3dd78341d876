import { useCallback, useEffect, useMemo, useRef, useState } from "react";

const restMs = 10_000;

export interface Pointed {
  /** The pointer is over it. */
  pointed: boolean;
  /** [RD14] It is, and has moved there within the last ten seconds: somebody may be about to press. */
  aimed: boolean;
  /** For the element. */
  on: { onPointerEnter: () => void; onPointerMove: () => void; onPointerLeave: () => void };
}

/** Whether a hand is at an element. */
export function usePointed(): Pointed {
  const [at, setAt] = useState<"away" | "resting" | "moving">("away");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const become = useCallback((next: typeof at) => {
    clearTimeout(timer.current);
    setAt(next);
    if (next === "moving") timer.current = setTimeout(() => setAt("resting"), restMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const on = useMemo(() => {
    const move = () => become("moving");
    return { onPointerEnter: move, onPointerMove: move, onPointerLeave: () => become("away") };
  }, [become]);
  return { pointed: at !== "away", aimed: at === "moving", on };
}
