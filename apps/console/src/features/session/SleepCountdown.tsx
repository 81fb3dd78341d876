import { icon12 } from "@jieru/ui/icon.ts";
import { Moon } from "lucide-react";
import { timesAreExact } from "../../i18n/exact-times.ts";
import { formatDeadline } from "../../i18n/format-clock.ts";
import { formatShort } from "../../i18n/format-duration.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow, useNowFor } from "../../lib/time/use-now.ts";

const nearMs = 5 * 60_000;
/** A constant element, as its row renders with every message. */
const moon = <Moon {...icon12} />;

/** [SE3] Counts down the last five minutes before the session turns inactive or returns to the queue: `☾ 4 分`. */
export function SleepCountdown({ at, returns }: { at: number; returns: boolean }) {
  const { t } = useTranslation("inbox");
  const now = useNowFor(at);
  const left = Math.max(0, at - now);
  const isNear = at - useNow() <= nearMs;
  if (!isNear) return null;
  const rest = formatShort(left);
  return (
    <span
      aria-hidden="true"
      title={t(returns ? "row.returns" : "row.sleep", { rest })}
      className="inline-flex flex-none items-center gap-[3px] text-12 whitespace-nowrap text-waiting"
    >
      {moon}
      {timesAreExact() ? formatDeadline(at, now) : rest}
    </span>
  );
}
