import { useTranslation } from "../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import type { NoteMessage } from "../timeline/timeline-bodies.ts";
import { NoteFrame } from "./NoteFrame.tsx";

/** A note by a colleague for colleagues. */
export function NoteTile({ message }: { message: NoteMessage }) {
  const { t } = useTranslation();
  const { nameOf } = useConversation();
  const author = (message.agentId && nameOf(message.agentId)) || t("agent");
  return (
    <NoteFrame testId={`message-${message.id}`} author={author} at={message.at}>
      {message.note}
    </NoteFrame>
  );
}
