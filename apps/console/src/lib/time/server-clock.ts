/** The server's time in this browser. The offset with the smallest delay wins, unless a clock has jumped. */
import { createStore } from "zustand";

const jumpMs = 2000;
/** The server's time minus this browser's; null at first. */
const clock = createStore<{ offsetMs: number | null }>()(() => ({ offsetMs: null }));

/** Records a server time. Delay makes the server look late, never early. NOTE: an older server may send no time. */
export function noteServerTime(serverNow: number, clientNow = Date.now()): void {
  if (!Number.isFinite(serverNow)) return;
  const measured = serverNow - clientNow;
  const { offsetMs } = clock.getState();
  const jumped = offsetMs !== null && Math.abs(measured - offsetMs) > jumpMs;
  clock.setState({ offsetMs: offsetMs === null || jumped || measured > offsetMs ? measured : offsetMs });
}

export const onServerTime: (listener: () => void) => () => void = clock.subscribe;

export const toServerTime = (clientTime: number): number => clientTime + (clock.getState().offsetMs ?? 0);

export const serverNow = (): number => toServerTime(Date.now());
