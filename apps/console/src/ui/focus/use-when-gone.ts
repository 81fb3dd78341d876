import { useEffect, useRef } from "react";

/** Does something once the component is gone: of a text box that is removed while it has the focus, React tells no blur. */
export function useWhenGone(run: () => void): void {
  const latest = useRef(run);
  const gone = useRef(false);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      // In strict mode React takes every effect back once, and sets it again at once.
      queueMicrotask(() => gone.current && latest.current());
    };
  }, []);
}
