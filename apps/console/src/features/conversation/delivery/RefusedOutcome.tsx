import { isOwnFault } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { warningsIn } from "../../../data/outbox/held-replies.ts";
import type { PendingReply } from "../../../data/outbox/send-queue.ts";
import { formatTime } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import { OutcomeLine, WayButton } from "./OutcomeLine.tsx";

/** Why the server refused a reply or a note, and the ways on: back into the box, [OB13] once more where only our server failed, or [CD3] in spite of a warning. */
export function RefusedOutcome({ pending }: { pending: PendingReply }) {
  const { t } = useTranslation("conversation");
  const { nameOf, actions } = useConversation();
  const isOurs = isOwnFault(pending.failure);
  const isWarned = warningsIn(pending.failure).length > 0;
  const told = pending.failure ? failureSentence(pending.failure, nameOf) : t("failure.other");
  const reason = isOurs ? t("delivery.ourFault") : told;
  const words = pending.body.type === "note" ? "note.failed" : "delivery.failed";
  return (
    <OutcomeLine state="failed" why={t(words, { time: formatTime(pending.at), reason })}>
      {isOurs && (
        <WayButton testId="send_again" onPress={() => actions.sendAgain(pending)}>
          {t("delivery.resend")}
        </WayButton>
      )}
      {isWarned && (
        <WayButton testId="send_anyway" onPress={() => actions.sendAnyway(pending)}>
          {t("conduct.send_anyway")}
        </WayButton>
      )}
      <WayButton testId="put_back" onPress={() => actions.takeBack(pending)}>
        {t("delivery.put_back")}
      </WayButton>
    </OutcomeLine>
  );
}
