import { offeredTopics, type Topic, topicNameOf } from "@jieru/shared/domain/wrap-up";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { wrapUpSession } from "../../../data/queries/wrap-up.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { FailureNote } from "../FailureNote.tsx";
import { recentTopicsFirst, recordTopicUse } from "./recent-topics.ts";
import { WrapUpButton } from "./WrapUpButton.tsx";

const shownTopics = 4;

export function EndedWrapUp() {
  const { t } = useTranslation("conversation");
  const { accountId } = useConversation();
  const session = useOpenSession();
  const { topics } = useAccount(accountId);
  const readOnly = useReadOnlyReason();
  const { wrapUp } = session;
  const offered = recentTopicsFirst(accountId, offeredTopics(topics));
  const saveTopic = ({ id, name }: Topic) => {
    recordTopicUse(accountId, id);
    void wrapUpSession(accountId, session, { topicId: id, topic: name, line: null });
  };
  return (
    <div data-testid="ended-wrap-up" className="border-t border-border-1 px-3 py-2">
      <div className="flex flex-wrap items-center gap-1.5 max-narrow:gap-2">
        <span className="mr-1 min-w-0 text-12 text-ink-2 wrap-anywhere">
          {t(wrapUp ? "wrapUp.said" : "wrapUp.ask")}
          {wrapUp && <bdi>{[topicNameOf(wrapUp, topics), wrapUp.line].filter(Boolean).join(" · ")}</bdi>}
        </span>
        {!wrapUp &&
          offered.slice(0, shownTopics).map((topic) => (
            <Button
              key={topic.id}
              size="small"
              data-testid={`say-${topic.id}`}
              disabledReason={readOnly}
              onClick={() => saveTopic(topic)}
              className="max-w-full"
            >
              <span className="truncate">{topic.name}</span>
            </Button>
          ))}
        <WrapUpButton size="small" data-testid="wrap-up-more">
          {t(wrapUp ? "wrapUp.change" : "wrapUp.more")}
        </WrapUpButton>
      </div>
      <FailureNote target={session.id} actions={["wrapUp"]} />
    </div>
  );
}
