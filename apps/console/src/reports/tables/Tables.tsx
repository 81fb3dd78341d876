import type { AccountId } from "@jieru/shared/domain/ids";
import type { Report, ReportOfAgent, ReportOfDay, ReportOfTopic } from "@jieru/shared/protocol/reports";
import { useNavigate } from "@tanstack/react-router";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { firstResponseWords } from "../../supervise/first-response-words.ts";
import { formatChange, formatCount, formatDay, formatShare, weekdayOf } from "../figures.ts";
import { type ReportParams, reportParams } from "../report-params.ts";
import {
  type ColumnOf,
  partsOf,
  pressed,
  type Rank,
  type Sort,
  type SortedTable,
  sorted,
  usualSorts,
} from "../sort.ts";
import { shareOf } from "../totals.ts";
import { Row, Table } from "./Table.tsx";

interface TablesProps {
  accountId: AccountId;
  params: ReportParams;
  report: Report;
  today: string;
}

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
  </>
);

/** [RP9] The order of a table, and what a press on a head does to it. It is no step to go back to. */
function useSort(table: SortedTable, { accountId, params }: TablesProps) {
  const navigate = useNavigate();
  const sort = params[table] ?? usualSorts[table];
  const onSort = (column: ColumnOf<SortedTable>) =>
    void navigate({
      to: "/a/$accountId/reports",
      params: { accountId },
      search: reportParams({ ...params, [table]: pressed(sort, column) }),
      replace: true,
    });
  return { sort, onSort };
}

function inOrder<R, T extends SortedTable>(
  rows: readonly R[],
  ranks: Record<ColumnOf<T>, (row: R) => Rank>,
  sort: Sort,
): R[] {
  const { by, isDown } = partsOf(sort);
  return sorted(rows, ranks[by as ColumnOf<T>], isDown, currentLanguage());
}

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
  const { t } = useTranslation("reports");
  const order = useSort("by_day", props);
  return (
    <Table name="by_day" {...order}>
      {inOrder<ReportOfDay, "by_day">(report.days.toReversed(), daysBy, order.sort).map((day) => (
        <Row
          key={day.day}
          head={
            <>
              {formatDay(day.day, today)} <span className="text-ink-3">{weekdayOf(day.day)}</span>
              {day.day === today && <span className="ml-1.5 text-ink-3">{t("today")}</span>}
            </>
          }
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

/** [WU8] Shares are of all that ended, also of what nobody said. */
function ByTopic(props: TablesProps) {
  const { topics = [] } = props.report;
  const { t } = useTranslation("reports");
  const order = useSort("by_topic", props);
  const all = topics.reduce((sum, { sessions }) => sum + sessions, 0);
  const share = ({ sessions }: ReportOfTopic) => shareOf(sessions, all);
  const ranks: Record<ColumnOf<"by_topic">, (row: ReportOfTopic) => Rank> = {
    topic: ({ name }) => name,
    sessions: ({ topicId, sessions }) => (topicId === null ? null : sessions),
    share,
    before: ({ before }) => before,
    change: ({ sessions, before }) => sessions - before,
  };
  return (
    <Table name="by_topic" {...order}>
      {inOrder<ReportOfTopic, "by_topic">(topics, ranks, order.sort).map((topic) => (
        <Row
          key={topic.topicId ?? ""}
          head={
            <span
              dir="auto"
              title={topic.name ?? undefined}
              className={topic.name === null ? "text-ink-3" : ""}
            >
              {topic.name ?? t("unsaid")}
            </span>
          }
          cells={[
            formatCount(topic.sessions),
            formatShare(share(topic)),
            formatCount(topic.before),
            formatChange(topic.sessions - topic.before),
          ]}
        />
      ))}
    </Table>
  );
}
