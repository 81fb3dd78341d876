import { useTranslation } from "../../i18n/use-translation.ts";
import { Pill } from "../../ui/marks/Pill.tsx";

/** [SE20] The mark in the list row and the header. */
export function UrgentMark() {
  const { t } = useTranslation();
  return (
    <Pill className="bg-danger-soft text-danger">
      <span data-testid="urgent-mark">{t("urgent")}</span>
    </Pill>
  );
}
