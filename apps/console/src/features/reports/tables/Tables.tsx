import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ReportOfAgent, ReportOfDay } from "@jieru/shared/protocol/reports";
import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { firstResponseLabel } from "../../board/first-response-labels.ts";
import { formatCount, formatShare, none } from "../figures.ts";
import { NumberLink } from "../NumberLink.tsx";
import {
  type AgentFigures,
  agentFigures,
  type DayFigures,
  dayFigures,
  type Figure,
} from "../outcome-figures.ts";
import type { Range } from "../range.ts";
import type { ColumnOf, Rank } from "../sort.ts";
import { ByTopic } from "./ByTopic.tsx";
import { Conduct } from "./Conduct.tsx";
import { DayName } from "./DayName.tsx";
import { Ratings } from "./Ratings.tsx";
import { Row, Table } from "./Table.tsx";
import { inOrder, type TablesProps, useSort } from "./use-sort.ts";

export const Tables = (props: TablesProps) => (
  <>
    <div>
      <ByDay {...props} />
    </div>
    <div className="border-t border-border-1">
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

const daysBy: Record<ColumnOf<"by_day">, (row: CountedDay) => Rank> = {
  day: ({ day }) => day.day,
  opened: ({ day }) => day.opened,
  messages: ({ day }) => day.messages,
  replies: ({ day }) => day.replies,
  picked_up: ({ day }) => day.pickedUp,
  answered: ({ answered }) => answered.value,
  not_answered: ({ notAnswered }) => notAnswered.value,
  never_picked_up: ({ neverPickedUp }) => neverPickedUp.value,
  closed_unanswered: ({ closedUnanswered }) => closedUnanswered.value,
  one_minute: ({ oneMinute }) => oneMinute.value,
  five_minutes: ({ fiveMinutes }) => fiveMinutes.value,
  first: ({ firstMs }) => firstMs.value,
  queue_average: ({ averageQueueMs }) => averageQueueMs.value,
  queue_longest: ({ longestQueueMs }) => longestQueueMs.value,
};

interface CountedDay extends DayFigures {
  day: ReportOfDay;
}

const countOrNone = (value: number | null): string => (value === null ? none : formatCount(value));

/** [RP12] Returns a renderer for cells whose number links to its sessions, if it is known. */
function useCell(accountId: AccountId, days: Range, owner?: AgentId) {
  return ({ value, ...behind }: Figure, words: (value: number | null) => string): ReactNode =>
    value === null ? (
      words(value)
    ) : (
      <NumberLink
        key={behind.figure}
        accountId={accountId}
        behind={{ ...behind, from: days.from, to: days.to, ...(owner && { owner }) }}
      >
        {words(value)}
      </NumberLink>
    );
}

function ByDay(props: TablesProps) {
  const { report, accountId, today } = props;
  const order = useSort("by_day", props);
  const days = report.days.toReversed().map((day): CountedDay => ({ day, ...dayFigures(day) }));
  return (
    <Table name="by_day" {...order}>
      {inOrder<CountedDay, "by_day">(days, daysBy, order.sort).map((row) => (
        <DayRow key={row.day.day} {...{ accountId, today, row }} />
      ))}
    </Table>
  );
}

function DayRow({ accountId, today, row }: { accountId: AccountId; today: string; row: CountedDay }) {
  const { t } = useTranslation("reports");
  const { day } = row;
  const cell = useCell(accountId, { from: day.day, to: day.day });
  const all = (value: number): Figure => ({ by: "opened", figure: "all", value });
  return (
    <Row
      head={
        <>
          <DayName day={day.day} today={today} />
          {!day.outcomes && (
            <span data-testid="former" title={t("former_hint")} className="ml-1.5 text-ink-3">
              {t("former")}
            </span>
          )}
        </>
      }
      cells={[
        cell(all(day.opened), countOrNone),
        cell(all(day.messages), countOrNone),
        cell(all(day.replies), countOrNone),
        cell({ by: "picked_up", figure: "served", value: day.pickedUp }, countOrNone),
        cell(row.answered, countOrNone),
        cell(row.notAnswered, countOrNone),
        cell(row.neverPickedUp, countOrNone),
        cell(row.closedUnanswered, countOrNone),
        cell(row.oneMinute, formatShare),
        cell(row.fiveMinutes, formatShare),
        cell(row.firstMs, firstResponseLabel),
        cell(row.averageQueueMs, firstResponseLabel),
        cell(row.longestQueueMs, firstResponseLabel),
      ]}
    />
  );
}

interface CountedAgent extends AgentFigures {
  agent: ReportOfAgent;
}

const agentsBy: Record<ColumnOf<"by_agent">, (row: CountedAgent) => Rank> = {
  agent: ({ agent }) => agent.name,
  picked_up: ({ agent }) => agent.pickedUp,
  answered: ({ answered }) => answered.value,
  not_answered: ({ notAnswered }) => notAnswered.value,
  closed_unanswered: ({ closedUnanswered }) => closedUnanswered.value,
  one_minute: ({ oneMinute }) => oneMinute.value,
  five_minutes: ({ fiveMinutes }) => fiveMinutes.value,
  response: ({ responseMs }) => responseMs.value,
  replies: ({ agent }) => agent.replies,
};

function ByAgent(props: TablesProps) {
  const { accountId, report } = props;
  const { t } = useTranslation("reports");
  const order = useSort("by_agent", props);
  const agents = report.agents.map((agent): CountedAgent => ({ agent, ...agentFigures(agent) }));
  return (
    <Table name="by_agent" {...order} none={agents.length === 0 && t("no_agents")}>
      {inOrder<CountedAgent, "by_agent">(agents, agentsBy, order.sort).map((row) => (
        <AgentRow key={row.agent.agentId} {...{ accountId, row }} days={report} />
      ))}
    </Table>
  );
}

function AgentRow({ accountId, row, days }: { accountId: AccountId; row: CountedAgent; days: Range }) {
  const { agent } = row;
  const cell = useCell(accountId, days, agent.agentId);
  const served = (value: number): Figure => ({ by: "picked_up", figure: "served", value });
  return (
    <Row
      head={
        <span dir="auto" title={agent.name}>
          {agent.name}
        </span>
      }
      cells={[
        cell(served(agent.pickedUp), countOrNone),
        cell(row.answered, countOrNone),
        cell(row.notAnswered, countOrNone),
        cell(row.closedUnanswered, countOrNone),
        cell(row.oneMinute, formatShare),
        cell(row.fiveMinutes, formatShare),
        cell(row.responseMs, firstResponseLabel),
        cell(served(agent.replies), countOrNone),
      ]}
    />
  );
}
