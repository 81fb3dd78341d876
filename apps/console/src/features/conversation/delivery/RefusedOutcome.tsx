import { isOwnFault } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { warningsIn } from "../../../data/outbox/held-replies.ts";
import type { PendingReply } from "../../../data/outbox/send-queue.ts";
import { formatTime } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import { OutcomeButton, OutcomeLine } from "./OutcomeLine.tsx";

/** [OB13] [CD3] Shows why the server refused a reply or a note, and what the agent can do. */
export function RefusedOutcome({ pending }: { pending: PendingReply }) {
  const { t } = useTranslation("conversation");
  const { nameOf, actions } = useConversation();
  const isOwnFailure = isOwnFault(pending.failure);
  const isWarned = warningsIn(pending.failure).length > 0;
  const sentence = pending.failure ? failureSentence(pending.failure, nameOf) : t("failure.other");
  const reason = isOwnFailure ? t("delivery.ourFault") : sentence;
  const words = pending.body.type === "note" ? "note.failed" : "delivery.failed";
  return (
    <OutcomeLine state="failed" why={t(words, { time: formatTime(pending.at), reason })}>
      {isOwnFailure && (
        <OutcomeButton testId="send_again" onPress={() => actions.sendAgain(pending)}>
          {t("delivery.resend")}
        </OutcomeButton>
      )}
      {isWarned && (
        <OutcomeButton testId="send_anyway" onPress={() => actions.sendAnyway(pending)}>
          {t("conduct.send_anyway")}
        </OutcomeButton>
      )}
      <OutcomeButton testId="put_back" onPress={() => actions.recallReply(pending)}>
        {t("delivery.put_back")}
      </OutcomeButton>
    </OutcomeLine>
  );
}
