import type { AccountId } from "@jieru/shared/domain/ids";
import type { RatingCount, ReportFigure, ReportOfAgent, ReportOfDay } from "@jieru/shared/protocol/reports";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { formatAverage, formatCount, formatShare } from "../figures.ts";
import { type Behind, NumberLink } from "../NumberLink.tsx";
import type { Rank } from "../sort.ts";
import { shareOf } from "../totals.ts";
import { DayName } from "./DayName.tsx";
import { Row, Table } from "./Table.tsx";
import { inOrder, type TablesProps, useSort } from "./use-sort.ts";

type Rated<R> = R & { ratings: RatingCount };

/** Returns the rows with at least one rating request. */
const rated = <R extends ReportOfDay | ReportOfAgent>(rows: readonly R[]): Rated<R>[] =>
  rows.filter((row): row is Rated<R> => (row.ratings?.asked ?? 0) > 0);

const averageOf = ({ total, answered }: RatingCount) => shareOf(total, answered);
const satisfiedOf = ({ satisfied, answered }: RatingCount) => shareOf(satisfied, answered);

interface HasRatings {
  ratings: RatingCount;
}
const ranks = {
  asked: ({ ratings }: HasRatings): Rank => ratings.asked,
  rated: ({ ratings }: HasRatings): Rank => ratings.answered,
  average: ({ ratings }: HasRatings): Rank => averageOf(ratings),
  satisfied: ({ ratings }: HasRatings): Rank => satisfiedOf(ratings),
};

const cellsOf = (accountId: AccountId, ratings: RatingCount, days: Omit<Behind, "by" | "figure">) => {
  const open = (figure: ReportFigure, key: string, words: string) => (
    <NumberLink key={key} accountId={accountId} behind={{ by: "ended", figure, ...days }}>
      {words}
    </NumberLink>
  );
  return [
    open("asked", "asked", formatCount(ratings.asked)),
    open("rated", "rated", formatCount(ratings.answered)),
    open("rated", "average", formatAverage(averageOf(ratings))),
    open("satisfied", "satisfied", formatShare(satisfiedOf(ratings))),
  ];
};

export const Ratings = (props: TablesProps) => (
  <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,4fr)] max-wide:grid-cols-[minmax(0,1fr)]">
    <RatedDays {...props} />
    <RatedAgents {...props} />
  </div>
);

const daysBy = { day: ({ day }: ReportOfDay): Rank => day, ...ranks };
const agentsBy = { agent: ({ name }: ReportOfAgent): Rank => name, ...ranks };

function RatedDays(props: TablesProps) {
  const { report, accountId, today } = props;
  const order = useSort("rated_day", props);
  const rows = rated(report.days.toReversed());
  return (
    <Table name="rated_day" aside={report.ratings && <InAll ratings={report.ratings} />} {...order}>
      {inOrder<Rated<ReportOfDay>, "rated_day">(rows, daysBy, order.sort).map(({ day, ratings }) => (
        <Row
          key={day}
          head={<DayName day={day} today={today} />}
          cells={cellsOf(accountId, ratings, { from: day, to: day })}
        />
      ))}
    </Table>
  );
}

function InAll({ ratings }: HasRatings) {
  const { t } = useTranslation("reports");
  const words = {
    asked: formatCount(ratings.asked),
    rated: formatCount(ratings.answered),
    average: formatAverage(averageOf(ratings)),
    satisfied: formatShare(satisfiedOf(ratings)),
  };
  return (
    <span data-testid="rated-all" className="text-12 text-ink-2">
      {t("rated_all", words)}
    </span>
  );
}

function RatedAgents(props: TablesProps) {
  const { report, accountId } = props;
  const order = useSort("rated_agent", props);
  const rows = rated(report.agents);
  return (
    <Table name="rated_agent" {...order}>
      {inOrder<Rated<ReportOfAgent>, "rated_agent">(rows, agentsBy, order.sort).map(
        ({ agentId, name, ratings }) => (
          <Row
            key={agentId}
            head={
              <span dir="auto" title={name}>
                {name}
              </span>
            }
            cells={cellsOf(accountId, ratings, { from: report.from, to: report.to, owner: agentId })}
          />
        ),
      )}
    </Table>
  );
}
