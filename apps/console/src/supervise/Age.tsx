import { timesAreExact } from "../i18n/exact-times.ts";
import { formatTime } from "../i18n/format-clock.ts";
import { formatCountdown, formatWaited } from "../i18n/format-duration.ts";
import { useNowSeconds } from "../ui/use-now.ts";

const hourMs = 3_600_000;

/** "6 分 41 秒", and by the hour after an hour: how long it has been. */
const ageWords = (ms: number): string => (ms < hourMs ? formatCountdown(ms) : formatWaited(ms));

interface AgeProps {
  since: number;
  /** Longer than this asks for action. */
  lateAfterMs?: number;
  className?: string;
}

/** Ticks by itself, so that nothing around it is drawn anew each second. */
export function Age({ since, lateAfterMs, className = "" }: AgeProps) {
  const ms = Math.max(0, useNowSeconds() - since);
  const late = lateAfterMs !== undefined && ms > lateAfterMs;
  return (
    <span
      data-at={since}
      data-late={late || undefined}
      className={`whitespace-nowrap data-late:font-semibold data-late:text-waiting ${className}`}
    >
      {timesAreExact() ? formatTime(since) : ageWords(ms)}
    </span>
  );
}
