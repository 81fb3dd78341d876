import { useTranslation } from "../../../i18n/use-translation.ts";
import { formatDay, weekdayOf } from "../figures.ts";

export function DayName({ day, today }: { day: string; today: string }) {
  const { t } = useTranslation("reports");
  return (
    <>
      {formatDay(day, today)} <span className="text-ink-3">{weekdayOf(day)}</span>
      {day === today && <span className="ml-1.5 text-ink-3">{t("today")}</span>}
    </>
  );
}
