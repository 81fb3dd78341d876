import { useTranslation } from "react-i18next";
import { useConversation } from "../conversation-context.ts";
import type { NoteMessage } from "../timeline-items.ts";
import { NoteFrame } from "./NoteFrame.tsx";

/** What a colleague noted down, for colleagues. */
export function NoteTile({ message }: { message: NoteMessage }) {
  const { t } = useTranslation("conversation");
  const { viewer, nameOf } = useConversation();
  const mine = message.agentId === viewer.id;
  const author = mine
    ? t("tile.me")
    : ((message.agentId && nameOf(message.agentId)) ?? t("agent", { ns: "common" }));
  return (
    <NoteFrame
      testId={`message-${message.id}`}
      author={author || t("agent", { ns: "common" })}
      at={message.at}
    >
      {message.note}
    </NoteFrame>
  );
}
