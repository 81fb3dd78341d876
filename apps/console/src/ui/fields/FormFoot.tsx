import { useTranslation } from "../../i18n/use-translation.ts";
import { Button, type ButtonProps } from "../buttons/Button.tsx";

interface FormFootProps {
  /** Why it was not taken the last time. */
  failure: string | null;
  /** Why nobody can leave now: what was sent is under way. */
  pending: string | null;
  /** The word of the button that sends the form. */
  confirm: string;
  tone?: ButtonProps["tone"];
  /** Why it cannot be sent now. */
  disabledReason: string | null;
  onCancel: () => void;
  "data-testid"?: string;
}

/** The end of a form in a dialog: what went wrong, and the two ways out. */
export function FormFoot(props: FormFootProps) {
  const { failure, pending, confirm, tone = "primary", disabledReason, onCancel } = props;
  const { t } = useTranslation();
  return (
    <>
      {failure && (
        <p role="alert" className="text-danger">
          {failure}
        </p>
      )}
      <span className="flex justify-end gap-2">
        <Button tone="quiet" disabledReason={pending} onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button
          type="submit"
          tone={tone}
          data-testid={props["data-testid"]}
          aria-busy={pending !== null || undefined}
          disabledReason={disabledReason}
        >
          {confirm}
        </Button>
      </span>
    </>
  );
}
