import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../buttons/Button.tsx";
import { useOneAtATime } from "../buttons/use-one-at-a-time.ts";
import { Kbd } from "../keys/Kbd.tsx";
import { Dialog } from "./Dialog.tsx";

interface AskedProps {
  /** Its test ids begin with it: `end-dialog`, `end-cancel`, `end-confirm`. */
  name: string;
  onClose: () => void;
  /** The word of the button that does it, with its key where it has one. */
  confirm: ReactNode;
  /** The word while it is being done. */
  confirming?: string;
  keyShortcuts?: string | undefined;
  /** Why it cannot be done now. */
  disabledReason: string | null;
  /** Does it, and closes; what it resolves with is why it did not happen, and stands in the dialog. */
  // biome-ignore lint/suspicious/noConfusingVoidType: what does not wait has nothing to say.
  onConfirm: () => Promise<string | null> | void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** What it leads to. */
  children: ReactNode;
  /** A field that goes with it. It has the focus; without one, what does nothing has. */
  field?: ReactNode;
}

interface QuestionProps extends AskedProps {
  /** Names the dialog; null while it is not asked. */
  question: string | null;
  /** Its width, where it is another. */
  className?: string;
}

/** [EV17] Asks before something is done that is not easily undone. Esc, and Enter where there is no field, leave all as it is. */
export function Question({ question, className = "w-96", ...asked }: QuestionProps) {
  const textId = useId();
  const keep = useRef<HTMLButtonElement>(null);
  // While it is being done it stays open: nobody would hear what became of it.
  const [sending, press] = useOneAtATime(async (tell: Tell) => {
    tell(null);
    tell((await asked.onConfirm()) ?? null);
  });
  const focusesKeep = question !== null && !asked.field;
  // After the dialog has opened.
  useEffect(() => {
    if (focusesKeep) keep.current?.focus();
  }, [focusesKeep]);
  return (
    <Dialog
      alert
      open={question !== null}
      onClose={() => !sending && asked.onClose()}
      label={question ?? ""}
      describedBy={textId}
      className={className}
    >
      <Asked
        {...asked}
        question={question ?? ""}
        textId={textId}
        keep={keep}
        sending={sending}
        onPress={press}
      />
    </Dialog>
  );
}

type Tell = (failure: string | null) => void;

interface AskedNowProps extends AskedProps {
  question: string;
  textId: string;
  keep: Ref<HTMLButtonElement>;
  /** It is being done. */
  sending: boolean;
  onPress: (tell: Tell) => void;
}

/** Mounted each time it is asked, so that it begins without what became of it before. */
function Asked(props: AskedNowProps) {
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
