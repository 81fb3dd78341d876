import type { TopicId } from "@jieru/shared/domain/ids";
import type { AboutFilter } from "@jieru/shared/domain/wrap-up";
import type { ReportOfAgent, ReportOfDay, TopicCount } from "@jieru/shared/protocol/reports";
import type { ReactNode } from "react";
import { currentLanguage } from "../../../i18n/i18n.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { formatCount } from "../figures.ts";
import { type Behind, NumberLink } from "../NumberLink.tsx";
import type { Range } from "../range.ts";
import { partsOf, pressed, type Rank, sorted } from "../sort.ts";
import { DayName } from "./DayName.tsx";
import { Row, Table } from "./Table.tsx";
import { TopicName } from "./TopicName.tsx";
import { type TablesProps, useChange } from "./use-sort.ts";

interface TopicsOfProps extends TablesProps {
  of: "agent" | "day";
  aside: ReactNode;
}

type Whose = ReportOfAgent | ReportOfDay;

const nameIn = (row: Whose): string => ("name" in row ? row.name : row.day);
const sumOf = (counted: readonly TopicCount[] = []): number =>
  counted.reduce((sum, { sessions }) => sum + sessions, 0);

const behindRow = (row: Whose, { from, to }: Range): Behind => ({
  ...{ by: "ended", figure: "served", from, to },
  ...("day" in row ? { from: row.day, to: row.day } : { owner: row.agentId }),
});

/** [WU8] A row per agent or day and a column per topic with sessions. */
export function TopicsOf({ of, aside, ...props }: TopicsOfProps) {
  const { t } = useTranslation("reports");
  const change = useChange(props);
  const { report, today, params } = props;
  const topics = (report.topics ?? []).filter(({ sessions }) => sessions > 0);
  const countOf = (row: Whose, id: string) =>
    row.topics?.find(({ topicId }) => (topicId ?? "unsaid") === id)?.sessions ?? 0;
  const columns = [
    { key: of, label: t(`column.${of}`) },
    { key: "sessions", label: t("column.sessions") },
    ...topics.map(({ topicId, name }) => ({ key: topicId ?? "unsaid", label: <TopicName name={name} /> })),
  ];
  const usual = of === "day" ? "day.down" : "sessions.down";
  const order = params.topics_order ?? usual;
  const sort = columns.some(({ key }) => key === partsOf(order).by) ? order : usual;
  const { by, isDown } = partsOf(sort);
  const rank = (row: Whose): Rank => {
    if (by === of) return nameIn(row);
    return by === "sessions" ? sumOf(row.topics) : countOf(row, by);
  };
  const open = (row: Whose, about: AboutFilter | undefined, count: number) => (
    <NumberLink
      key={about ?? "all"}
      accountId={props.accountId}
      behind={{ ...behindRow(row, report), ...(about && { about }) }}
    >
      {formatCount(count)}
    </NumberLink>
  );
  const rows: readonly Whose[] =
    of === "day" ? report.days.toReversed() : report.agents.filter((agent) => sumOf(agent.topics) > 0);
  return (
    <Table
      name="by_topic"
      aside={aside}
      columns={columns}
      sort={sort}
      onSort={(column) => change({ topics_order: pressed(sort, column) })}
      none={topics.length === 0 && t("topics.none")}
    >
      {sorted(rows, rank, isDown, currentLanguage()).map((row) => (
        <Row
          key={nameIn(row) + ("agentId" in row ? row.agentId : "")}
          head={
            "day" in row ? (
              <DayName day={row.day} today={today} />
            ) : (
              <span dir="auto" title={row.name}>
                {row.name}
              </span>
            )
          }
          cells={[
            open(row, undefined, sumOf(row.topics)),
            ...columns
              .slice(2)
              .map(({ key }) =>
                open(row, key === "unsaid" ? "nothing" : (key as TopicId), countOf(row, key)),
              ),
          ]}
        />
      ))}
    </Table>
  );
}
