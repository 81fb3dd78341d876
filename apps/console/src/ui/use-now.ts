import { useSyncExternalStore } from "react";
import { createTicker } from "./ticker.ts";

const minutes = createTicker(60_000);
const seconds = createTicker(1000);

/** What changes once a minute, at the same moment everywhere. */
export const useNow = (): number => useSyncExternalStore(minutes.subscribe, minutes.now);

/** What must be true to the second: how long the connection is gone. */
export const useNowSeconds = (): number => useSyncExternalStore(seconds.subscribe, seconds.now);

/**
 * The time to show a countdown to `until` with: by the minute, and by the second once its last minute may begin before
 * the next minute's tick. `until` null or past never ticks faster. What stands for a whole minute is counted from that
 * minute's end, so that no minute is promised that is not there.
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
 * [TR12] The time to show an age since then with, which stands still between the age's own minutes: it goes on in the second in which one
 * is full, and in which the age is longer than `lateAfterMs`, as beside it one that is shown to the second does.
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
