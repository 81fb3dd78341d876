import "./words.ts";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useSingleKeys } from "../commands/single-keys.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { isComposing, keyOf } from "../ui/keys.ts";
import type { EndQuestion } from "./use-ending.ts";

interface EndDialogProps {
  question: EndQuestion | null;
  onCancel: () => void;
  onConfirm: () => void;
}

/** [KB11] Asked only when ending would leave something open; the key that asked, pressed once more, is the answer. */
export function EndDialog({ question, onCancel, onConfirm }: EndDialogProps) {
  const { t } = useTranslation("conversation");
  const keep = useRef<HTMLButtonElement>(null);
  const singleKeys = useSingleKeys();
  const readOnly = useReadOnlyReason();
  useEffect(() => {
    if (question) keep.current?.focus();
  }, [question]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!singleKeys || event.repeat || isComposing(event) || !/^(Shift\+)?KeyE$/.test(keyOf(event))) return;
    event.preventDefault();
    if (!readOnly) onConfirm();
  };
  return (
    <Dialog
      alert
      open={question !== null}
      onClose={onCancel}
      label={question ? t(`end.${question}`) : t("header.end")}
      className="w-80"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key of the button in it. */}
      <div data-testid="end-dialog" onKeyDown={onKeyDown} className="grid gap-1 px-3.5 py-3">
        <b className="font-semibold">{question && t(`end.${question}`)}</b>
        <span className="text-12 text-ink-3">{t("end.text")}</span>
        <span className="mt-2 flex justify-end gap-2">
          <Button ref={keep} data-testid="end-cancel" onClick={onCancel} className="max-narrow:h-11">
            {t("end.cancel")} <Kbd beside>Esc</Kbd>
          </Button>
          <Button
            tone="danger"
            data-testid="end-confirm"
            aria-keyshortcuts={singleKeys ? "E" : undefined}
            disabledReason={readOnly}
            onClick={onConfirm}
            className="max-narrow:h-11"
          >
            {t("end.confirm")} {singleKeys && <Kbd beside>E</Kbd>}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
