import { startTransition, useEffect, useState } from "react";
import { patienceMs } from "./use-followed.ts";

/**
 * [DW7] Whether content may be drawn now: at once if it was there from the beginning, otherwise a moment later and in pieces, so
 * that a key pressed meanwhile is handled first.
 */
export function useRoomForKeys(here: boolean): boolean {
  const [drawn, setDrawn] = useState(here);
  useEffect(() => {
    if (!here) return;
    const draw = () => setDrawn(true);
    startTransition(draw);
    const patience = setTimeout(draw, patienceMs);
    return () => clearTimeout(patience);
  }, [here]);
  return here && drawn;
}
