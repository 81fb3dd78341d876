import type { Reminder } from "@jieru/shared/domain/reminder";
import { icon12 } from "@jieru/ui/icon.ts";
import { AlarmClock } from "lucide-react";
import { formatAhead } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";

/** A constant element, as its row renders with every message. */
const clock = <AlarmClock {...icon12} className="flex-none" />;

/** [RM9] Shows the time of a reminder, amber once it is due: `⏰ 明天 10:00`. */
export function ReminderMark({ reminder: { at, text, due } }: { reminder: Reminder }) {
  const { t } = useTranslation("inbox");
  const time = formatAhead(at, useNow());
  return (
    <span
      aria-hidden="true"
      title={text ? `${time} · ${text}` : time}
      data-testid="reminder-mark"
      data-due={due || undefined}
      className="inline-flex min-w-0 items-center gap-[3px] text-12 whitespace-nowrap text-ink-3 data-due:font-semibold data-due:text-waiting"
    >
      {clock}
      <span className="truncate">{due ? t("row.remind_due") : time}</span>
    </span>
  );
}
