import type { ReportOfAgent, ReportOfDay } from "@jieru/shared/protocol/reports";
import { useTranslation } from "../../i18n/use-translation.ts";
import { firstResponseWords } from "../../supervise/first-response-words.ts";
import { formatCount, formatShare } from "../figures.ts";
import type { ColumnOf, Rank } from "../sort.ts";
import { shareOf } from "../totals.ts";
import { ByTopic } from "./ByTopic.tsx";
import { Conduct } from "./Conduct.tsx";
import { DayName } from "./DayName.tsx";
import { Ratings } from "./Ratings.tsx";
import { Row, Table } from "./Table.tsx";
import { inOrder, type TablesProps, useSort } from "./use-sort.ts";

/** [RP8] Everything that the chart shows, and more, by day, by agent and by topic: side by side where there is room. */
export const Tables = (props: TablesProps) => (
  <>
    <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,4fr)] max-wide:grid-cols-[minmax(0,1fr)]">
      <ByDay {...props} />
      <ByAgent {...props} />
    </div>
    {(props.report.topics ?? []).length > 0 && (
      <div className="border-t border-border-1">
        <ByTopic {...props} />
      </div>
    )}
    {props.report.ratings && (
      <div className="border-t border-border-1">
        <Ratings {...props} />
      </div>
    )}
    <Conduct {...props} />
  </>
);

const minuteShare = (row: ReportOfDay | ReportOfAgent) => shareOf(row.withinOneMinute, row.answered);
const fiveMinutesShare = (row: ReportOfDay | ReportOfAgent) => shareOf(row.withinFiveMinutes, row.answered);

const daysBy: Record<ColumnOf<"by_day">, (row: ReportOfDay) => Rank> = {
  day: ({ day }) => day,
  opened: ({ opened }) => opened,
  messages: ({ messages }) => messages,
  replies: ({ replies }) => replies,
  picked_up: ({ pickedUp }) => pickedUp,
  answered: ({ answered }) => answered,
  one_minute: minuteShare,
  five_minutes: fiveMinutesShare,
  first: ({ firstResponseMs }) => firstResponseMs,
  unserved: ({ unserved }) => unserved,
};

/** Newest first: one looks for yesterday. */
function ByDay(props: TablesProps) {
  const { report, today } = props;
  const order = useSort("by_day", props);
  return (
    <Table name="by_day" {...order}>
      {inOrder<ReportOfDay, "by_day">(report.days.toReversed(), daysBy, order.sort).map((day) => (
        <Row
          key={day.day}
          head={<DayName day={day.day} today={today} />}
          cells={[
            formatCount(day.opened),
            formatCount(day.messages),
            formatCount(day.replies),
            formatCount(day.pickedUp),
            formatCount(day.answered),
            formatShare(minuteShare(day)),
            formatShare(fiveMinutesShare(day)),
            firstResponseWords(day.firstResponseMs),
            formatCount(day.unserved),
          ]}
        />
      ))}
    </Table>
  );
}

const agentsBy: Record<ColumnOf<"by_agent">, (row: ReportOfAgent) => Rank> = {
  agent: ({ name }) => name,
  picked_up: ({ pickedUp }) => pickedUp,
  answered: ({ answered }) => answered,
  one_minute: minuteShare,
  five_minutes: fiveMinutesShare,
  replies: ({ replies }) => replies,
};

function ByAgent(props: TablesProps) {
  const { agents } = props.report;
  const { t } = useTranslation("reports");
  const order = useSort("by_agent", props);
  return (
    <Table name="by_agent" {...order} none={agents.length === 0 && t("no_agents")}>
      {inOrder<ReportOfAgent, "by_agent">(agents, agentsBy, order.sort).map((agent) => (
        <Row
          key={agent.agentId}
          head={
            <span dir="auto" title={agent.name}>
              {agent.name}
            </span>
          }
          cells={[
            formatCount(agent.pickedUp),
            formatCount(agent.answered),
            formatShare(minuteShare(agent)),
            formatShare(fiveMinutesShare(agent)),
            formatCount(agent.replies),
          ]}
        />
      ))}
    </Table>
  );
}
