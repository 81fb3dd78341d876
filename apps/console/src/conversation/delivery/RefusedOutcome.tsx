import { failureSentence } from "../../i18n/failure-sentence.ts";
import { formatTime } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import type { PendingReply } from "../../state/send-queue.ts";
import { useConversation } from "../conversation-context.ts";
import { OutcomeLine, WayButton } from "./OutcomeLine.tsx";

/** Why the server refused a reply or a note, and the way back into the box. */
export function RefusedOutcome({ pending }: { pending: PendingReply }) {
  const { t } = useTranslation("conversation");
  const { nameOf, actions } = useConversation();
  const reason = pending.failure ? failureSentence(pending.failure, nameOf) : t("failure.other");
  const words = pending.body.type === "note" ? "note.failed" : "delivery.failed";
  return (
    <OutcomeLine state="failed" why={t(words, { time: formatTime(pending.at), reason })}>
      <WayButton testId="put_back" onPress={() => actions.takeBack(pending)}>
        {t("delivery.put_back")}
      </WayButton>
    </OutcomeLine>
  );
}
