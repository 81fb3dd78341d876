import "../../../i18n/messages/conversation.ts";
import "../../../i18n/messages/reading.ts";
import type { KeyboardEvent } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { isComposing, keyOf, modSign } from "../../../lib/keyboard/keys.ts";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { BlockedNote } from "../picker/BlockedNote.tsx";
import type { EndQuestion } from "./use-ending.ts";

interface EndDialogProps {
  question: EndQuestion | null;
  asks?: boolean;
  blocked?: string | null;
  onCancel: () => void;
  onConfirm: () => void;
}

/** [KB11] Asks before an end that would leave something open. Letters do nothing: they may belong to a sentence. */
export function EndDialog({ question, asks = false, blocked = null, onCancel, onConfirm }: EndDialogProps) {
  const { t } = useTranslation("conversation");
  const held = useReadOnlyReason() ?? blocked;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat || isComposing(event) || keyOf(event) !== "Mod+Enter") return;
    event.preventDefault();
    if (!held) onConfirm();
  };
  return (
    <ConfirmDialog
      name="end"
      question={question && t(`end.${question}`)}
      onClose={onCancel}
      onKeyDown={onKeyDown}
      keyShortcuts="Control+Enter"
      confirm={
        <>
          {t("end.confirm")} <Kbd beside>{modSign} ↵</Kbd>
        </>
      }
      disabledReason={held}
      onConfirm={onConfirm}
    >
      {t("end.text")}
      {blocked && <BlockedNote reason={blocked} className="px-0" />}
      {asks && <span className="mt-1 block">{t("rating.willAsk")}</span>}
    </ConfirmDialog>
  );
}
