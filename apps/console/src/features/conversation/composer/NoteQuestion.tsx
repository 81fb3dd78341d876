import { useEffect, useRef } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";

interface NoteQuestionProps {
  /** The addressed colleague; null while the dialog is closed. */
  name: string | null;
  onNote: () => void;
  onSend: () => void;
  onCancel: () => void;
}

export function NoteQuestion({ name, onNote, onSend, onCancel }: NoteQuestionProps) {
  const { t } = useTranslation("conversation");
  const note = useRef<HTMLButtonElement>(null);
  const isOpen = name !== null;
  // Runs after the dialog has opened.
  useEffect(() => {
    if (isOpen) note.current?.focus();
  }, [isOpen]);
  const title = t("noteQuestion.title", { name: name ?? "" });
  return (
    <Dialog alert open={isOpen} onClose={onCancel} label={title} className="w-110">
      <div data-testid="note-question" className="grid gap-2 px-3.5 py-3">
        <b className="font-semibold wrap-anywhere">{title}</b>
        <p className="text-ink-2">{t("noteQuestion.text")}</p>
        <span className="mt-1 flex flex-wrap justify-end gap-2">
          <Button tone="quiet" data-testid="note-question-cancel" onClick={onCancel}>
            {t("common:cancel")} <Kbd beside>Esc</Kbd>
          </Button>
          <Button data-testid="note-question-send" onClick={({ detail }) => detail < 2 && onSend()}>
            {t("noteQuestion.send")}
          </Button>
          <Button
            ref={note}
            tone="primary"
            data-testid="note-question-note"
            onClick={({ detail }) => detail < 2 && onNote()}
          >
            {t("noteQuestion.note")}{" "}
            <Kbd beside onSolid>
              ↵
            </Kbd>
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
