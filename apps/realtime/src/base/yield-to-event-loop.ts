import { setImmediate as nextTurn } from "node:timers/promises";

/** How long one stretch of such work may take, in milliseconds. */
export const turnMs = 8;

/** Returns a function to call between the steps of long work: after `turnMs` it lets the event loop do other work. */
export function createYield(now = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < turnMs) return;
    await nextTurn();
    since = now();
  };
}
