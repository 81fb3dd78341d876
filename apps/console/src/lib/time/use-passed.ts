import { useEffect, useState } from "react";

/** Whether so much time has passed since the component that asks was first drawn. */
export function usePassed(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Most loads are done within so long: what shows that something loads waits until then. */
export const blinkMs = 150;
