import type { AccountId } from "@jieru/shared/domain/ids";
import { offeredTopics, type Topic } from "@jieru/shared/domain/wrap-up";
import { icon14 } from "@jieru/ui/icon.ts";
import { Archive, ArchiveRestore } from "lucide-react";
import type { ReactNode } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { changeTopic, orderTopics } from "../../../data/queries/wrap-up.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { OrderTools } from "../OrderTools.tsx";
import { toastIfFailed } from "../toast-failure.ts";

interface TopicListProps {
  accountId: AccountId;
  topics: readonly Topic[];
  readOnly: boolean;
  onEdit: (topic: Topic) => void;
}

export function TopicList({ accountId, topics, readOnly, onEdit }: TopicListProps) {
  const { t } = useTranslation("topics");
  const closed = useReadOnlyReason();
  const offered = offeredTopics(topics);
  const retired = topics.filter((topic) => topic.retired);
  const swap = async (i: number, j: number) => {
    const [a, b] = [offered[i], offered[j]];
    if (!a || !b) return;
    const ordered = offered.with(i, b).with(j, a);
    toastIfFailed(
      await orderTopics(
        accountId,
        ordered.map(({ id }) => id),
      ),
    );
  };
  const retire = async ({ id }: Topic, on: boolean) =>
    toastIfFailed(await changeTopic(accountId, id, { retired: on }));
  return (
    <>
      <ul data-testid="topics" className="m-0 max-w-[720px] list-none p-0">
        {offered.map((topic, i) => (
          <Row key={topic.id} topic={topic}>
            {!readOnly && (
              <OrderTools
                name={topic.name}
                isFirst={i === 0}
                isLast={i === offered.length - 1}
                onMove={(by) => void swap(i, i + by)}
                onEdit={() => onEdit(topic)}
                out={{
                  label: t("retire", topic),
                  icon: <Archive {...icon14} />,
                  press: () => void retire(topic, true),
                }}
              />
            )}
          </Row>
        ))}
      </ul>
      {retired.length > 0 && (
        <section aria-label={t("retired")} className="mt-6 max-w-[720px]">
          <h2 className="text-12 text-ink-3">{t("retired")}</h2>
          <p className="pb-1 text-12 text-ink-3">{t("retired_text")}</p>
          <ul data-testid="topics-retired" className="m-0 list-none p-0">
            {retired.map((topic) => (
              <Row key={topic.id} topic={topic}>
                {!readOnly && (
                  <IconButton
                    label={t("offer", { name: topic.name })}
                    disabledReason={closed}
                    onClick={() => void retire(topic, false)}
                  >
                    <ArchiveRestore {...icon14} />
                  </IconButton>
                )}
              </Row>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const Row = ({ topic, children }: { topic: Topic; children: ReactNode }) => (
  <li
    data-testid="topic-row"
    className="flex min-h-[42px] items-center gap-3 border-b border-border-1 max-narrow:flex-wrap max-narrow:gap-y-0 max-narrow:py-1"
  >
    <b dir="auto" className="min-w-0 flex-1 text-left font-semibold wrap-anywhere max-narrow:basis-full">
      {topic.name}
    </b>
    <span className="flex flex-none items-center gap-0.5 max-narrow:ml-auto">{children}</span>
  </li>
);
