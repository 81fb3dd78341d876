import { useEffect, useState } from "react";

/** The longest to wait for an idle moment. */
const patienceMs = 500;

/**
 * [DW5] Whether the page has been idle since the component was first drawn. The panel beside the conversation waits for this, so
 * that the messages are requested first.
 */
export function useOnceIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return idle;
}

function whenIdle(run: () => void): () => void {
  // NOTE: Safari has none.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(run, patienceMs / 10);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: patienceMs });
  return () => cancelIdleCallback(asked);
}
