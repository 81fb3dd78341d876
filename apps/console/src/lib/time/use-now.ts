import { useSyncExternalStore } from "react";
import { createTicker } from "./ticker.ts";

const minutes = createTicker(60_000);
const seconds = createTicker(1000);

/** Returns the time, updated every minute. */
export const useNow = (): number => useSyncExternalStore(minutes.subscribe, minutes.now);

/** Returns the time, updated every second. */
export const useNowSeconds = (): number => useSyncExternalStore(seconds.subscribe, seconds.now);

const subscribeNever = () => () => undefined;
const noTime = (): number => 0;

/** Returns the time by the second while needed, else 0 without renders. */
export const useNowSecondsWhile = (isNeeded: boolean): number =>
  useSyncExternalStore(isNeeded ? seconds.subscribe : subscribeNever, isNeeded ? seconds.now : noTime);

/**
 * Returns the time for a countdown: by the minute, and by the second in its last two minutes. A time shown for a
 * whole minute is the minute's end, so that the countdown is not too high.
 */
export function useNowFor(until: number | null): number {
  const left = until === null ? Number.POSITIVE_INFINITY : until - minutes.now();
  const ending = left > 0 && left <= 2 * 60_000;
  const ticker = ending ? seconds : minutes;
  const now = useSyncExternalStore(ticker.subscribe, ticker.now);
  return left > 0 && !ending ? now + 59_999 : now;
}

const minuteMs = 60_000;

/** [AL5] Returns the time for an age. It changes when the age completes a minute or exceeds `lateAfterMs`. */
export function useNowSince(since: number | null, lateAfterMs = Number.POSITIVE_INFINITY): number {
  const now = useNow();
  const ticker = since === null ? minutes : seconds;
  const turned = useSyncExternalStore(ticker.subscribe, () =>
    since === null ? 0 : since + turnOf(ticker.now() - since, lateAfterMs),
  );
  return Math.max(now, turned);
}

/** The age at its last change. */
function turnOf(ageMs: number, lateAfterMs: number): number {
  const full = Math.floor(ageMs / minuteMs) * minuteMs;
  return ageMs > lateAfterMs ? Math.max(full, lateAfterMs + 1) : full;
}
