import "../../i18n/messages/notifications.ts";
import { useState } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { DesktopPermission } from "./DesktopPermission.tsx";
import { noteAsked, useAsked } from "./device.ts";
import { playTone } from "./sound.ts";

/** [NT8] Asked once per browser: sound and desktop notifications both need a click by the agent. */
export function FirstUse() {
  const { t } = useTranslation("notifications");
  const [trial, setTrial] = useState<"untried" | "rang" | "yes" | "no">("untried");
  if (useAsked()) return null;
  const tryIt = async () => {
    await playTone("info");
    setTrial("rang");
  };
  return (
    <section
      aria-label={t("first.title")}
      data-testid="first-use"
      className="grid w-[420px] max-w-full gap-3 rounded-tile bg-surface-1 px-5 py-4 inset-ring inset-ring-border-1"
    >
      <div>
        <h2 className="text-14 font-semibold">{t("first.title")}</h2>
        <p className="text-12 text-ink-2">{t("first.hint")}</p>
      </div>
      <div className="flex items-start gap-3">
        <span className="min-w-0 flex-1">
          <span className="block">{t("alert.sound")}</span>
          <span role="status" className="block text-12 text-ink-2">
            {t(trial === "no" ? "first.help" : "first.sound_hint")}
          </span>
        </span>
        {trial === "rang" ? (
          <span className="flex gap-1.5">
            <Button size="small" data-testid="heard" onClick={() => setTrial("yes")}>
              {t("first.heard")}
            </Button>
            <Button size="small" tone="quiet" onClick={() => setTrial("no")}>
              {t("first.not_heard")}
            </Button>
          </span>
        ) : (
          <Button
            size="small"
            data-testid="first-try"
            aria-label={`${t("alert.try")}: ${t("alert.sound")}`}
            onClick={() => void tryIt()}
          >
            {t("alert.try")}
          </Button>
        )}
      </div>
      <DesktopPermission hint={t("first.desktop_hint")} />
      <div className="flex items-end justify-between gap-3">
        <p className="text-12 text-ink-3">{t("first.settings")}</p>
        <Button
          size="small"
          tone={trial === "yes" ? "primary" : "plain"}
          data-testid="first-done"
          onClick={noteAsked}
        >
          {t(trial === "untried" ? "first.later" : "first.done")}
        </Button>
      </div>
    </section>
  );
}
