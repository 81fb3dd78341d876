import { useEffect, useState } from "react";

export function useHasElapsed(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Most loads end within this time, so loading indicators wait for it. */
export const loadingDelayMs = 150;
