import type { AccountId } from "@jieru/shared/domain/ids";
import type { ReportFigure, ReportOfDay } from "@jieru/shared/protocol/reports";
import type { ReactNode } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { firstResponseLabel } from "../board/first-response-labels.ts";
import { Fact, Facts } from "../board/strips/Fact.tsx";
import { formatCount, formatShare, none } from "./figures.ts";
import { NumberLink } from "./NumberLink.tsx";
import { averageQueueMs } from "./outcome-figures.ts";
import type { Range } from "./range.ts";
import { averageOf, outcomeTotalsOf, shareOf, totalsOf } from "./totals.ts";

interface TilesProps {
  accountId: AccountId;
  range: Range;
  days: readonly ReportOfDay[];
  today: string;
}

/** [RP5] [RP10] Sums over the days, with shares of all sessions in which the customer wrote. */
export function Tiles({ accountId, range, days, today }: TilesProps) {
  const { t } = useTranslation("reports");
  const sums = totalsOf(days);
  const outcomes = outcomeTotalsOf(days);
  const open = (figure: ReportFigure, words: ReactNode) => (
    <NumberLink accountId={accountId} behind={{ by: "opened", figure, from: range.from, to: range.to }}>
      {words}
    </NumberLink>
  );
  const openHint = (figure: ReportFigure, words: string) => (
    <span className="block truncate">{open(figure, words)}</span>
  );
  const average = (name: "opened" | "messages" | "replies") => {
    const count = averageOf(days, name, today);
    return count === null ? none : t("fact.average", { average: formatCount(Math.round(count)) });
  };
  const tile = (name: "opened" | "messages" | "replies") => (
    <Fact
      name={t(`fact.${name}`)}
      explained={t(`hint.${name}`)}
      value={open("all", formatCount(sums[name]))}
      hint={average(name)}
    />
  );
  const within = (name: "one_minute" | "five_minutes", part: number, whole: number) => (
    <Fact
      name={t(`fact.${name}`)}
      explained={t(`hint.${name}`)}
      value={open(name, formatShare(shareOf(part, whole)))}
      hint={
        whole === 0
          ? none
          : openHint("spoken", t("fact.of", { part: formatCount(part), whole: formatCount(whole) }))
      }
    />
  );
  if (!outcomes)
    return (
      <Facts>
        {tile("opened")}
        {tile("messages")}
        {tile("replies")}
        {(
          ["answered", "not_answered", "never_picked_up", "one_minute", "five_minutes", "queue"] as const
        ).map((name) => (
          <Fact key={name} name={t(`fact.${name}`)} value={none} hint={t("fact.former")} />
        ))}
      </Facts>
    );
  const queueMs = averageQueueMs(outcomes);
  return (
    <Facts>
      {tile("opened")}
      {tile("messages")}
      {tile("replies")}
      <Fact
        name={t("fact.answered")}
        explained={t("hint.answered")}
        value={open("answered", formatCount(outcomes.answered))}
        hint={openHint("spoken", t("fact.answered_hint", { sessions: formatCount(outcomes.sessions) }))}
      />
      <Fact
        name={t("fact.not_answered")}
        explained={t("hint.not_answered")}
        value={open("not_answered", formatCount(outcomes.notAnswered))}
        hint={openHint(
          "closed_unanswered",
          t("fact.closed_unanswered", { count: formatCount(outcomes.closedUnanswered) }),
        )}
      />
      <Fact
        name={t("fact.never_picked_up")}
        explained={t("hint.never_picked_up")}
        value={open("not_picked_up", formatCount(outcomes.neverPickedUp + outcomes.lapsed))}
        hint={openHint("lapsed", t("fact.lapsed", { count: formatCount(outcomes.lapsed) }))}
      />
      {within("one_minute", outcomes.withinOneMinute, outcomes.sessions)}
      {within("five_minutes", outcomes.withinFiveMinutes, outcomes.sessions)}
      <Fact
        name={t("fact.queue")}
        explained={t("hint.queue_average")}
        value={open("queued", firstResponseLabel(queueMs))}
        hint={openHint("queued", t("fact.longest", { longest: firstResponseLabel(outcomes.longestQueueMs) }))}
      />
    </Facts>
  );
}
