import { icon16 } from "@jieru/ui/icon.ts";
import { StickyNote, Undo2 } from "lucide-react";
import { useDraft } from "../../../data/drafts/draft-store.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { Segmented } from "../../../ui/fields/Segmented.tsx";
import { writeNote, writeReply } from "../../opening/composer-mode.ts";
import type { ComposerMode } from "../../opening/note-mode.ts";
import { useConversation } from "../conversation-context.ts";

export function ModeSwitch({ mode }: { mode: ComposerMode }) {
  const { t } = useTranslation("conversation");
  const { session } = useConversation();
  const id = session.conversationId;
  const hasUnsentNote = useDraft(session.id, "note").trim() !== "" && mode === "reply";
  const change = (next: ComposerMode) => (next === "note" ? writeNote(id) : writeReply(id));
  return (
    <>
      <span data-testid="composer-mode" data-mode={mode} className="mr-1 max-narrow:hidden">
        <Segmented
          label={t("note.mode")}
          value={mode}
          onChange={change}
          segments={[
            { value: "reply", label: t("note.reply") },
            { value: "note", label: hasUnsentNote ? <Begun /> : t("note.note") },
          ]}
        />
      </span>
      <IconButton
        label={mode === "reply" ? t("note.write") : t("note.back")}
        onClick={() => change(mode === "reply" ? "note" : "reply")}
        className="narrow:hidden"
      >
        {mode === "reply" ? <StickyNote {...icon16} /> : <Undo2 {...icon16} />}
      </IconButton>
    </>
  );
}

function Begun() {
  const { t } = useTranslation("conversation");
  return (
    <>
      {t("note.note")}
      <i aria-hidden="true" className="size-1.5 rounded-full bg-note" />
      <span className="sr-only">{t("note.begun")}</span>
    </>
  );
}
