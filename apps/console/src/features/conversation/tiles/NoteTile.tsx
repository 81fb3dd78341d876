import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import { noteParts } from "../mentions/colleagues.ts";
import type { NoteMessage } from "../timeline/timeline-bodies.ts";
import { NoteFrame } from "./NoteFrame.tsx";

export function NoteTile({ message }: { message: NoteMessage }) {
  const { t } = useTranslation();
  const { nameOf, viewer } = useConversation();
  const author = (message.agentId && nameOf(message.agentId)) || t("agent");
  const named = noteParts(message.note, message.to ?? []).flatMap((p) => (p.kind === "mention" ? p.who : []));
  const unnamed = (message.to ?? []).filter((one) => !named.includes(one));
  const names = unnamed.map(({ agentId, name }) =>
    agentId === viewer.id ? t("conversation:note.you") : (nameOf(agentId) ?? name),
  );
  return (
    <NoteFrame
      testId={`message-${message.id}`}
      author={author}
      at={message.at}
      to={message.to}
      mark={
        names.length > 0 && (
          <> {t("conversation:note.to", { names: names.join(t("conversation:note.joint")) })}</>
        )
      }
    >
      {message.note}
    </NoteFrame>
  );
}
