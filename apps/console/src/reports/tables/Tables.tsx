import type { Report } from "@jieru/shared/protocol/reports";
import { useTranslation } from "../../i18n/use-translation.ts";
import { firstResponseWords } from "../../supervise/first-response-words.ts";
import { formatCount, formatDay, formatShare, weekdayOf } from "../figures.ts";
import { shareOf } from "../totals.ts";
import { Row, Table } from "./Table.tsx";

interface TablesProps {
  report: Report;
  today: string;
}

/** [RP8] Everything that the chart shows, and more, by day and by agent: side by side where there is room. */
export const Tables = (props: TablesProps) => (
  <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,4fr)] max-wide:grid-cols-[minmax(0,1fr)]">
    <ByDay {...props} />
    <ByAgent {...props} />
  </div>
);

/** Newest first: one looks for yesterday. */
function ByDay({ report, today }: TablesProps) {
  const { t } = useTranslation("reports");
  return (
    <Table
      name="by_day"
      columns={[
        "day",
        "opened",
        "messages",
        "replies",
        "picked_up",
        "answered",
        "one_minute",
        "five_minutes",
        "first",
        "unserved",
      ]}
    >
      {report.days.toReversed().map((day) => (
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
            formatShare(shareOf(day.withinOneMinute, day.answered)),
            formatShare(shareOf(day.withinFiveMinutes, day.answered)),
            firstResponseWords(day.firstResponseMs),
            formatCount(day.unserved),
          ]}
        />
      ))}
    </Table>
  );
}

function ByAgent({ report }: TablesProps) {
  const { t } = useTranslation("reports");
  return (
    <Table
      name="by_agent"
      columns={["agent", "picked_up", "answered", "one_minute", "five_minutes", "replies"]}
      none={report.agents.length === 0 && t("no_agents")}
    >
      {report.agents.map((agent) => (
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
            formatShare(shareOf(agent.withinOneMinute, agent.answered)),
            formatShare(shareOf(agent.withinFiveMinutes, agent.answered)),
            formatCount(agent.replies),
          ]}
        />
      ))}
    </Table>
  );
}
