import { icon12 } from "@jieru/ui/icon.ts";
import { Clock } from "lucide-react";
import type { PendingReply } from "../../../data/outbox/send-queue.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import { NoteFrame } from "../tiles/NoteFrame.tsx";
import { RefusedOutcome } from "./RefusedOutcome.tsx";

export function UnsentNote({ pending, note }: { pending: PendingReply; note: string }) {
  const { t } = useTranslation("conversation");
  const { nameOf } = useConversation();
  const refused = pending.state === "refused";
  return (
    <NoteFrame
      testId={`message-${pending.clientMessageId}`}
      author={nameOf(pending.agentId) ?? t("tile.me")}
      at={pending.at}
      state={refused ? "failed" : "sending"}
      mark={
        !refused && (
          <Clock
            {...icon12}
            aria-hidden={false}
            aria-label={t("note.onItsWay")}
            className="-mt-0.5 ml-1 inline"
          />
        )
      }
      outcome={refused && <RefusedOutcome pending={pending} />}
    >
      {note}
    </NoteFrame>
  );
}
