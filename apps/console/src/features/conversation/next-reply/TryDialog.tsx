import { useTranslation } from "../../../i18n/use-translation.ts";
import { Question } from "../../../ui/overlays/Question.tsx";

interface TryDialogProps {
  open: boolean;
  /** How many replies the customer's last act granted, with those that WeChat accepted beyond. */
  granted: number;
  onClose: () => void;
  onTry: () => void;
}

/** [RA8] Says what may become of a reply beyond the count, before it is sent. */
export function TryDialog({ open, granted, onClose, onTry }: TryDialogProps) {
  const { t } = useTranslation("conversation");
  return (
    <Question
      name="try"
      question={open ? t("next.question") : null}
      confirm={t("next.confirm")}
      disabledReason={null}
      onClose={onClose}
      onConfirm={onTry}
    >
      <p>{t("next.counted", { count: granted })}</p>
      <p>{t("next.mayRefuse")}</p>
    </Question>
  );
}
