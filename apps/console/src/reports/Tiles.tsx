import type { ReportOfDay } from "@jieru/shared/protocol/reports";
import { useTranslation } from "../i18n/use-translation.ts";
import { Fact, Facts } from "../supervise/strips/Fact.tsx";
import { formatCount, formatShare, none } from "./figures.ts";
import { averageOf, shareOf, totalsOf } from "./totals.ts";

/** [RP5] What the days come to, as shares of what was answered in all of them. */
export function Tiles({ days, today }: { days: readonly ReportOfDay[]; today: string }) {
  const { t } = useTranslation("reports");
  const sums = totalsOf(days);
  const whole = sums.answered;
  const average = (name: "opened" | "messages" | "replies") => {
    const count = averageOf(days, name, today);
    return count === null ? none : t("fact.average", { average: formatCount(Math.round(count)) });
  };
  const within = (part: number) => ({
    value: formatShare(shareOf(part, whole)),
    hint: whole === 0 ? none : t("fact.of", { part: formatCount(part), whole: formatCount(whole) }),
  });
  return (
    <Facts>
      <Fact name={t("fact.opened")} value={formatCount(sums.opened)} hint={average("opened")} />
      <Fact name={t("fact.messages")} value={formatCount(sums.messages)} hint={average("messages")} />
      <Fact name={t("fact.replies")} value={formatCount(sums.replies)} hint={average("replies")} />
      <Fact
        name={t("fact.picked_up")}
        value={formatCount(sums.pickedUp)}
        hint={t("fact.answered", { answered: formatCount(sums.answered) })}
      />
      <Fact name={t("fact.one_minute")} {...within(sums.withinOneMinute)} />
      <Fact name={t("fact.five_minutes")} {...within(sums.withinFiveMinutes)} />
      <Fact name={t("fact.unserved")} value={formatCount(sums.unserved)} hint={t("fact.unserved_hint")} />
    </Facts>
  );
}
