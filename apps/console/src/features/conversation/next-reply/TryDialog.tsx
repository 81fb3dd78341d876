import { useTranslation } from "../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";

interface TryDialogProps {
  open: boolean;
  /** The replies granted last, with those that WeChat accepted beyond. */
  granted: number;
  onClose: () => void;
  onTry: () => void;
}

/** [RA8] Explains the possible outcomes of a reply beyond the count. */
export function TryDialog({ open, granted, onClose, onTry }: TryDialogProps) {
  const { t } = useTranslation("conversation");
  return (
    <ConfirmDialog
      name="try"
      question={open ? t("next.question") : null}
      confirm={t("next.confirm")}
      disabledReason={null}
      onClose={onClose}
      onConfirm={onTry}
    >
      <p>{t("next.counted", { count: granted })}</p>
      <p>{t("next.mayRefuse")}</p>
    </ConfirmDialog>
  );
}
