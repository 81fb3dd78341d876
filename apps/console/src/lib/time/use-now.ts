import { useSyncExternalStore } from "react";
import { createTicker } from "./ticker.ts";

const minutes = createTicker(60_000);
const seconds = createTicker(1000);

/** What changes once a minute, at the same moment everywhere. */
export const useNow = (): number => useSyncExternalStore(minutes.subscribe, minutes.now);

/** What must be true to the second: how long the connection is gone. */
export const useNowSeconds = (): number => useSyncExternalStore(seconds.subscribe, seconds.now);

const subscribeNever = () => () => undefined;
const noTime = (): number => 0;

/** The time by the second while it is needed; otherwise 0, without drawing anything again. */
export const useNowSecondsWhile = (isNeeded: boolean): number =>
  useSyncExternalStore(isNeeded ? seconds.subscribe : subscribeNever, isNeeded ? seconds.now : noTime);

/**
 * The time to show a countdown to `until` with. It changes every minute, and every second once the last minute may begin before
 * the next change; never faster than every minute where `until` is null or past. A time shown for a whole minute is that of the
 * minute's end, so that the countdown never promises more than is left.
 */
export function useNowFor(until: number | null): number {
  const left = until === null ? Number.POSITIVE_INFINITY : until - minutes.now();
  const ending = left > 0 && left <= 2 * 60_000;
  const ticker = ending ? seconds : minutes;
  const now = useSyncExternalStore(ticker.subscribe, ticker.now);
  return left > 0 && !ending ? now + 59_999 : now;
}

const minuteMs = 60_000;

/**
 * [TR12] The time to show an age with. It changes in the second in which the age completes a minute or exceeds `lateAfterMs`, so
 * that the age agrees with one shown to the second beside it.
 */
export function useNowSince(since: number | null, lateAfterMs = Number.POSITIVE_INFINITY): number {
  const now = useNow();
  const ticker = since === null ? minutes : seconds;
  const turned = useSyncExternalStore(ticker.subscribe, () =>
    since === null ? 0 : since + turnOf(ticker.now() - since, lateAfterMs),
  );
  return Math.max(now, turned);
}

/** The age at its last turn. */
function turnOf(ageMs: number, lateAfterMs: number): number {
  const full = Math.floor(ageMs / minuteMs) * minuteMs;
  return ageMs > lateAfterMs ? Math.max(full, lateAfterMs + 1) : full;
}
