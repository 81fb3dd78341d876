/**
 * The server's time in this browser. Every countdown follows it: a laptop's clock may be minutes off.
 *
 * Frames and snapshots carry the server's `now`; the smallest delay seen gives the best offset, so an offset only
 * gives way to one that was measured with less delay, or to a clock that visibly jumped.
 */
import { createStore } from "zustand";

const jumpMs = 2000;
/** `offsetMs`: the server's time minus this browser's; null until the server has sent its time. */
const clock = createStore<{ offsetMs: number | null }>()(() => ({ offsetMs: null }));

/** Called for every `now` that arrives. Network delay makes the server look late, never early. An older server may tell none. */
export function noteServerTime(serverNow: number, clientNow = Date.now()): void {
  if (!Number.isFinite(serverNow)) return;
  const measured = serverNow - clientNow;
  const { offsetMs } = clock.getState();
  const jumped = offsetMs !== null && Math.abs(measured - offsetMs) > jumpMs;
  clock.setState({ offsetMs: offsetMs === null || jumped || measured > offsetMs ? measured : offsetMs });
}

/** Calls the listener whenever the server has sent its time, until the returned function is called. */
export const onServerTime: (listener: () => void) => () => void = clock.subscribe;

/** Returns the server's time at a time of this browser's clock. */
export const toServerTime = (clientTime: number): number => clientTime + (clock.getState().offsetMs ?? 0);

/** Milliseconds since 1970 by the server's clock, as well as we know it. */
export const serverNow = (): number => toServerTime(Date.now());
