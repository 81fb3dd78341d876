import { setImmediate as nextTurn } from "node:timers/promises";

/** How long work of many steps may hold up pushes, replies and consoles. */
export const turnMs = 8;

/** Call between the steps of long work: once it has held up the others for long enough, they have their turn. */
export function createTurns(now = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < turnMs) return;
    await nextTurn();
    since = now();
  };
}
