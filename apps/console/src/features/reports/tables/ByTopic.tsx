import type { ReportOfTopic } from "@jieru/shared/protocol/reports";
import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Segmented } from "../../../ui/fields/Segmented.tsx";
import { formatChange, formatCount, formatShare } from "../figures.ts";
import { type Behind, NumberLink } from "../NumberLink.tsx";
import { addDays, type Range } from "../range.ts";
import { countDays, type TopicsView, topicsViews } from "../report-params.ts";
import type { ColumnOf, Rank } from "../sort.ts";
import { shareOf } from "../totals.ts";
import { Row, Table } from "./Table.tsx";
import { TopicName } from "./TopicName.tsx";
import { TopicsOf } from "./TopicsOf.tsx";
import { inOrder, type TablesProps, useChange, useSort } from "./use-sort.ts";

/** [WU8] Sessions by topic: in total, by agent or by day, as far as the server reports it. */
export function ByTopic(props: TablesProps) {
  const { t } = useTranslation("reports");
  const change = useChange(props);
  const { topics: view = "all" } = props.params;
  const aside = props.report.days.some(({ topics }) => topics) && (
    <Segmented<TopicsView>
      label={t("topics.label")}
      value={view}
      onChange={(topics) => change({ topics, topics_order: undefined })}
      segments={topicsViews.map((value) => ({ value, label: t(`topics.${value}`) }))}
    />
  );
  return view === "all" || !aside ? (
    <InAll {...props} aside={aside} />
  ) : (
    <TopicsOf {...props} of={view} aside={aside} />
  );
}

/** [WU8] The served sessions of a topic; null: those without a topic. */
const behindTopic = (topicId: ReportOfTopic["topicId"], { from, to }: Range): Behind => ({
  ...{ by: "ended", figure: "served", from, to },
  about: topicId ?? "nothing",
});

const rangeBefore = ({ from, to }: Range): Range => ({
  from: addDays(from, -countDays(from, to)),
  to: addDays(from, -1),
});

/** Shares are of all ended sessions, including those without a topic. */
function InAll({ aside, ...props }: TablesProps & { aside: ReactNode }) {
  const { accountId, report } = props;
  const { topics = [] } = report;
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
    <Table name="by_topic" aside={aside} {...order}>
      {inOrder<ReportOfTopic, "by_topic">(topics, ranks, order.sort).map((topic) => (
        <Row
          key={topic.topicId ?? ""}
          head={<TopicName name={topic.name} />}
          cells={[
            <NumberLink key="sessions" accountId={accountId} behind={behindTopic(topic.topicId, report)}>
              {formatCount(topic.sessions)}
            </NumberLink>,
            formatShare(share(topic)),
            <NumberLink
              key="before"
              accountId={accountId}
              behind={behindTopic(topic.topicId, rangeBefore(report))}
            >
              {formatCount(topic.before)}
            </NumberLink>,
            formatChange(topic.sessions - topic.before),
          ]}
        />
      ))}
    </Table>
  );
}
