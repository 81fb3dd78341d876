import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../buttons/Button.tsx";
import { useSingleFlight } from "../buttons/use-single-flight.ts";
import { Kbd } from "../keys/Kbd.tsx";
import { Dialog } from "./Dialog.tsx";

interface ConfirmProps {
  /** The prefix of test ids: `end-dialog`, `end-cancel`, `end-confirm`. */
  name: string;
  onClose: () => void;
  confirm: ReactNode;
  confirming?: string;
  keyShortcuts?: string | undefined;
  disabledReason: string | null;
  /** Does it and closes. Resolves with the reason of a failure, which the dialog shows. */
  // biome-ignore lint/suspicious/noConfusingVoidType: what does not wait has nothing to say.
  onConfirm: () => Promise<string | null> | void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ReactNode;
  /** A field with the initial focus; without one, the cancel button has it. */
  field?: ReactNode;
}

interface ConfirmDialogProps extends ConfirmProps {
  question: string | null;
  className?: string;
}

/** [EV17] Asks before an action that is not easily undone. Esc, and Enter without a field, cancel. */
export function ConfirmDialog({ question, className = "w-96", ...confirmProps }: ConfirmDialogProps) {
  const textId = useId();
  const keep = useRef<HTMLButtonElement>(null);
  // Stays open while pending, to show a failure.
  const [sending, press] = useSingleFlight(async (showFailure: ShowFailure) => {
    showFailure(null);
    showFailure((await confirmProps.onConfirm()) ?? null);
  });
  const focusesKeep = question !== null && !confirmProps.field;
  useEffect(() => {
    if (focusesKeep) keep.current?.focus();
  }, [focusesKeep]);
  return (
    <Dialog
      alert
      open={question !== null}
      onClose={() => !sending && confirmProps.onClose()}
      label={question ?? ""}
      describedBy={textId}
      className={className}
    >
      <ConfirmBody
        {...confirmProps}
        question={question ?? ""}
        textId={textId}
        keep={keep}
        sending={sending}
        onPress={press}
      />
    </Dialog>
  );
}

type ShowFailure = (failure: string | null) => void;

interface ConfirmBodyProps extends ConfirmProps {
  question: string;
  textId: string;
  keep: Ref<HTMLButtonElement>;
  sending: boolean;
  onPress: (showFailure: ShowFailure) => void;
}

/** Mounted for each question, so that no earlier failure is shown. */
function ConfirmBody(props: ConfirmBodyProps) {
  const { t } = useTranslation();
  const { name, question, textId, onClose, onKeyDown, children, field, sending, keep } = props;
  const [failure, setFailure] = useState<string | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key of the button in it.
    <div data-testid={`${name}-dialog`} onKeyDown={onKeyDown} className="grid gap-2 px-3.5 py-3">
      <b className="font-semibold wrap-anywhere">{question}</b>
      <div id={textId} className="grid gap-1.5 text-ink-2">
        {children}
      </div>
      {field}
      {failure && (
        <p role="alert" className="text-12 text-danger">
          {failure}
        </p>
      )}
      <span className="mt-1 flex justify-end gap-2">
        <Button
          ref={keep}
          tone="quiet"
          data-testid={`${name}-cancel`}
          disabledReason={sending ? t("pending") : null}
          onClick={onClose}
        >
          {t("cancel")} <Kbd beside>Esc</Kbd>
        </Button>
        <Button
          tone="danger"
          data-testid={`${name}-confirm`}
          aria-keyshortcuts={props.keyShortcuts}
          aria-busy={sending || undefined}
          disabledReason={props.disabledReason}
          onClick={() => props.onPress(setFailure)}
        >
          {(sending && props.confirming) || props.confirm}
        </Button>
      </span>
    </div>
  );
}
