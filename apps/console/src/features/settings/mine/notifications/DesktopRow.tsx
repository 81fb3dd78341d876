import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { askDesktop, useDesktopGate } from "../../../notifications/desktop.ts";
import { OwnRow } from "../OwnRow.tsx";

export function DesktopRow() {
  const { t } = useTranslation("notifications");
  const gate = useDesktopGate();
  return (
    <OwnRow label={t("page.desktop")} effect={t("page.desktop_effect")}>
      {(describedBy) => (
        <span className="grid justify-items-end gap-1">
          {gate === "default" && (
            <Button
              aria-describedby={describedBy}
              data-testid="page-allow-desktop"
              onClick={() => void askDesktop()}
            >
              {t("alert.allow")}
            </Button>
          )}
          <span
            className={`max-w-56 text-right text-12 ${gate === "granted" ? "text-ink-3" : "text-waiting"}`}
          >
            {t(`desktop_state.${gate}`)}
          </span>
        </span>
      )}
    </OwnRow>
  );
}
