import { serverNow } from "./server-clock.ts";

export interface Ticker {
  subscribe: (listener: () => void) => () => void;
  /** The server's time at the last tick: stands still between ticks, so that everything changes together. */
  now: () => number;
}

/** One timer for all who listen, on the round second or minute of the server's clock; none while nobody listens. */
export function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = serverNow();

  const tick = () => {
    current = serverNow();
    for (const listener of listeners) listener();
    schedule();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(tick, everyMs - (serverNow() % everyMs));
  };
  const wake = () => document.visibilityState === "visible" && tick();

  const start = () => {
    current = serverNow();
    document.addEventListener("visibilitychange", wake);
    schedule();
  };
  const stop = () => {
    document.removeEventListener("visibilitychange", wake);
    clearTimeout(timer);
  };
  return {
    now: () => {
      if (listeners.size === 0 && Math.abs(serverNow() - current) >= everyMs) current = serverNow();
      return current;
    },
    subscribe: (listener) => {
      if (listeners.size === 0) start();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}
