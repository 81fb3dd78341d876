import { useEffect, useState } from "react";

/** A page that is never idle is not waited for any longer. */
const patienceMs = 500;

/**
 * [DW5] Whether the page has had nothing to do since this was first drawn: what stands beside the conversation is asked for then,
 * behind what was said in it.
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
