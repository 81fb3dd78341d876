import { startTransition, useEffect, useState } from "react";
import { patienceMs } from "./use-followed.ts";

/**
 * [DW7] Whether what has come may be drawn: at once where it was there from the beginning, else a moment later and in pieces, so
 * that a key which comes meanwhile is answered first.
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
