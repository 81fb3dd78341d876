import "./words.ts";
import { useEffect, useRef } from "react";
import { useTranslation } from "../i18n/use-translation.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import type { EndQuestion } from "./use-ending.ts";

interface EndDialogProps {
  question: EndQuestion | null;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Asked only when ending would leave something open. */
export function EndDialog({ question, onCancel, onConfirm }: EndDialogProps) {
  const { t } = useTranslation("conversation");
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (question) confirm.current?.focus();
  }, [question]);
  return (
    <Dialog
      alert
      open={question !== null}
      onClose={onCancel}
      label={question ? t(`end.${question}`) : t("header.end")}
      className="w-80"
    >
      <div data-testid="end-dialog" className="grid gap-1 px-3.5 py-3">
        <b className="font-semibold">{question && t(`end.${question}`)}</b>
        <span className="text-12 text-ink-3">{t("end.text")}</span>
        <span className="mt-2 flex justify-end gap-2">
          <Button tone="quiet" onClick={onCancel} className="max-narrow:h-11">
            {t("end.cancel")} <Kbd>Esc</Kbd>
          </Button>
          <Button
            ref={confirm}
            tone="danger"
            data-testid="end-confirm"
            onClick={onConfirm}
            className="max-narrow:h-11"
          >
            {t("end.confirm")} <Kbd>↵</Kbd>
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
