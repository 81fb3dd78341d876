import { Moon } from "lucide-react";
import { timesAreExact } from "../i18n/exact-times.ts";
import { formatDeadline } from "../i18n/format-clock.ts";
import { formatShort } from "../i18n/format-duration.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { icon12 } from "../ui/marks/icon.ts";
import { useNowFor } from "../ui/time/use-now.ts";

const nearMs = 5 * 60_000;
/** The same element each time: it is drawn once, while its row is drawn with every message. */
const moon = <Moon {...icon12} />;

/** When the session turns inactive if nobody says anything (SE3): `☾ 24 分`, amber from 5 分. */
export function SleepCountdown({ at }: { at: number }) {
  const { t } = useTranslation("inbox");
  const now = useNowFor(at);
  const left = Math.max(0, at - now);
  const rest = formatShort(left);
  return (
    <span
      aria-hidden="true"
      title={t("row.sleep", { rest })}
      data-near={left <= nearMs || undefined}
      className="inline-flex flex-none items-center gap-[3px] text-12 whitespace-nowrap text-ink-3 data-near:text-waiting"
    >
      {moon}
      {timesAreExact() ? formatDeadline(at, now) : rest}
    </span>
  );
}
