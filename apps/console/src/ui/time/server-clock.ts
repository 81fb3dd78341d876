/**
 * The server's time in this browser. Every countdown follows it: a laptop's clock may be minutes off.
 *
 * Frames and snapshots carry the server's `now`; the smallest delay seen gives the best offset, so an offset only
 * gives way to one that was measured with less delay, or to a clock that visibly jumped.
 */
import { createListeners } from "../listeners.ts";

const jumpMs = 2000;
const heard = createListeners();
let offsetMs: number | null = null;

/** Called for every `now` that arrives. Network delay makes the server look late, never early. An older server may tell none. */
export function noteServerTime(serverNow: number, clientNow = Date.now()): void {
  if (!Number.isFinite(serverNow)) return;
  const measured = serverNow - clientNow;
  const jumped = offsetMs !== null && Math.abs(measured - offsetMs) > jumpMs;
  if (offsetMs === null || jumped || measured > offsetMs) offsetMs = measured;
  heard.tell();
}

/** Calls the listener whenever the server has said what time it is. */
export const onServerTime = heard.listen;

/** Milliseconds since 1970 by the server's clock, as well as we know it. */
export const serverNow = (): number => Date.now() + (offsetMs ?? 0);
