import { useTranslation } from "../../i18n/use-translation.ts";
import { Button, type ButtonProps } from "../buttons/Button.tsx";

interface FormFooterProps {
  failure: string | null;
  /** Why the form cannot be left while it is being sent. */
  pending: string | null;
  confirm: string;
  tone?: ButtonProps["tone"];
  disabledReason: string | null;
  onCancel: () => void;
  "data-testid"?: string;
}

export function FormFooter(props: FormFooterProps) {
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
