import { useEffect, useRef } from "react";

/** Calls `run` after unmounting: React sends no blur for a removed text box. */
export function useOnUnmount(run: () => void): void {
  const latest = useRef(run);
  const gone = useRef(false);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      // Strict mode unmounts and mounts every effect once.
      queueMicrotask(() => gone.current && latest.current());
    };
  }, []);
}
