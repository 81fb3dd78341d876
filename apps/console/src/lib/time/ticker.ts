import { onServerTime, serverNow } from "./server-clock.ts";

export interface Ticker {
  subscribe: (listener: () => void) => () => void;
  /** The server's time at the last tick, the same for all components. */
  now: () => number;
}

/** Returns one timer for all listeners, on full seconds or minutes of the server's clock. */
export function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopHearing = (): void => undefined;
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
  // [RA5] A timer does not count sleep, nor notice a changed clock.
  const catchUp = () => {
    const sinceRound = serverNow() - (current - (current % everyMs));
    if (sinceRound < 0 || sinceRound >= everyMs) tick();
  };

  const start = () => {
    current = serverNow();
    document.addEventListener("visibilitychange", wake);
    stopHearing = onServerTime(catchUp);
    schedule();
  };
  const stop = () => {
    document.removeEventListener("visibilitychange", wake);
    stopHearing();
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
