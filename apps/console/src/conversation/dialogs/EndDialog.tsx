import "../words.ts";
import type { KeyboardEvent } from "react";
import { useSingleKeys } from "../../commands/single-keys.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { isComposing, keyOf } from "../../ui/keys/keys.ts";
import { Question } from "../../ui/overlays/Question.tsx";
import { BlockedNote } from "../choosing/BlockedNote.tsx";
import type { EndQuestion } from "./use-ending.ts";

interface EndDialogProps {
  question: EndQuestion | null;
  /** [CR2] Whether the customer is asked how satisfied they were. */
  asks?: boolean;
  /** [SE15] Why it may not be ended any more. */
  blocked?: string | null;
  onCancel: () => void;
  onConfirm: () => void;
}

/** [KB11] Asks only if ending would leave something open; pressing the same key once more confirms. */
export function EndDialog({ question, asks = false, blocked = null, onCancel, onConfirm }: EndDialogProps) {
  const { t } = useTranslation("conversation");
  const singleKeys = useSingleKeys();
  const held = useReadOnlyReason() ?? blocked;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!singleKeys || event.repeat || isComposing(event) || !/^(Shift\+)?KeyE$/.test(keyOf(event))) return;
    event.preventDefault();
    if (!held) onConfirm();
  };
  return (
    <Question
      name="end"
      question={question && t(`end.${question}`)}
      onClose={onCancel}
      onKeyDown={onKeyDown}
      keyShortcuts={singleKeys ? "E" : undefined}
      confirm={
        <>
          {t("end.confirm")} {singleKeys && <Kbd beside>E</Kbd>}
        </>
      }
      disabledReason={held}
      onConfirm={onConfirm}
    >
      {t("end.text")}
      {blocked && <BlockedNote reason={blocked} className="px-0" />}
      {asks && <span className="mt-1 block">{t("rating.willAsk")}</span>}
    </Question>
  );
}
