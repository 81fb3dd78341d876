import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { blockOf, endUndoMs, type Session } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import { offeredTopics, type Topic } from "@jieru/shared/domain/wrap-up";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { queryClient } from "../../../data/http/query-client.ts";
import { sessionQuery } from "../../../data/queries/session.ts";
import { wrapUpSession } from "../../../data/queries/wrap-up.ts";
import { confirmedSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { customerName } from "../../session/customer-name.ts";
import { recentTopicsFirst, recordTopicUse } from "../wrap-up/recent-topics.ts";

/** As many as fit; the bar of the conversation has all. */
const shownTopics = 3;

interface EndNoticeProps {
  accountId: AccountId;
  session: Session;
  asksTopic: boolean;
  onUndo: () => void;
  onDone: () => void;
}

/** [SE18] [WU2] Shows that a session has ended, with an undo button and its topics. */
export function EndNotice({ accountId, session, asksTopic, onUndo, onDone }: EndNoticeProps) {
  const { t } = useTranslation("conversation");
  const readOnly = useReadOnlyReason();
  const isLate = useIsLate();
  const desk = confirmedSnapshot(accountId);
  const hasTopic = useHasTopic(session.id);
  const mayChoose =
    asksTopic && !hasTopic && desk && blockOf("wrapUp", session, viewerOf(desk), serverNow()) === null;
  const topics = mayChoose
    ? recentTopicsFirst(accountId, offeredTopics(desk.account.topics)).slice(0, shownTopics)
    : [];
  const saveTopic = ({ id, name }: Topic) => {
    recordTopicUse(accountId, id);
    void wrapUpSession(accountId, session, { topicId: id, topic: name, line: null });
    onDone();
  };
  return (
    <span data-testid="end-notice" className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span className="min-w-0 flex-1 wrap-anywhere">
        {t("endNotice.ended", { customer: customerName(session.customer) })}
      </span>
      <TextButton
        data-testid="undo-end"
        aria-keyshortcuts="Control+Z Meta+Z"
        disabledReason={readOnly ?? (isLate ? t("endNotice.late") : null)}
        onClick={onUndo}
        touch="full"
        className="font-semibold"
      >
        {t("endNotice.undo")}
      </TextButton>
      {topics.length > 0 && (
        <span
          // The bar of an ended session in view has the same topics.
          className="flex basis-full flex-wrap items-center gap-1.5 [body:has([data-testid=ended-wrap-up])_&]:hidden"
        >
          <span className="text-12 text-ink-2">{t("wrapUp.ask")}</span>
          {topics.map((topic) => (
            <Button
              key={topic.id}
              size="small"
              data-testid={`notice-topic-${topic.id}`}
              disabledReason={readOnly}
              onClick={() => saveTopic(topic)}
              className="max-w-40"
            >
              <span className="truncate">{topic.name}</span>
            </Button>
          ))}
        </span>
      )}
    </span>
  );
}

/** [WU2] Returns whether a topic was chosen since the end. */
function useHasTopic(id: SessionId): boolean {
  const { data } = useQuery({ ...sessionQuery(id), enabled: false }, queryClient);
  return Boolean(data?.wrapUp);
}

/** Returns whether the time to undo is over: a notice under the pointer stays longer. */
function useIsLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), endUndoMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
