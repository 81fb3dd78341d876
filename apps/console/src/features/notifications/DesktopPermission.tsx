import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { askDesktop, useDesktopGate } from "./desktop.ts";

/** The state of the desktop permission. Browsers allow a request only on a click. */
export function DesktopPermission({ hint }: { hint?: string }) {
  const { t } = useTranslation("notifications");
  const gate = useDesktopGate();
  return (
    <div className="flex items-start gap-3">
      <span className="min-w-0 flex-1">
        <span className="block">{t("alert.desktop")}</span>
        <span data-testid="desktop-sentence" data-state={gate} className="block text-12 text-ink-2">
          {hint && gate === "default" ? hint : t(`desktop_state.${gate}`)}
        </span>
      </span>
      {gate === "default" && (
        <Button size="small" data-testid="allow-desktop" onClick={() => void askDesktop()}>
          {t("alert.allow")}
        </Button>
      )}
    </div>
  );
}
