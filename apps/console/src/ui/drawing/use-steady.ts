import { useCallback, useLayoutEffect, useRef } from "react";

/** The same function for as long as the component stands, so that what gets it is not drawn with it; it does what was drawn last. */
export function useSteady(run: () => void): () => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback(() => latest.current(), []);
}
