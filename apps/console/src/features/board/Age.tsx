import { timesAreExact } from "../../i18n/exact-times.ts";
import { formatTime } from "../../i18n/format-clock.ts";
import { formatCountdown, formatWaited } from "../../i18n/format-duration.ts";
import { useNowSeconds } from "../../lib/time/use-now.ts";

const hourMs = 3_600_000;

const ageWords = (ms: number): string => (ms < hourMs ? formatCountdown(ms) : formatWaited(ms));

interface AgeProps {
  since: number;
  lateAfterMs?: number;
  className?: string;
}

const widestMs = hourMs - 1000;

/** [BO6] Reserves the width of the longest age, so that a column keeps its width while seconds tick. */
export const SteadyAge = (props: AgeProps) => (
  <span className="inline-grid justify-items-end tabular-nums">
    <Age {...props} />
    <span aria-hidden="true" className="invisible h-0 overflow-hidden font-semibold whitespace-nowrap">
      {ageWords(widestMs)}
    </span>
  </span>
);

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
