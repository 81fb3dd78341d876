import "../../i18n/messages/notifications.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16, icon20 } from "@jieru/ui/icon.ts";
import { Link } from "@tanstack/react-router";
import { Bell as BellIcon, BellOff } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { Popover } from "../../ui/overlays/Popover.tsx";
import { RailLabel } from "../page/RailLink.tsx";
import { DesktopPermission } from "./DesktopPermission.tsx";
import { playTone } from "./sound.ts";
import type { SoundState } from "./sound-state.ts";
import { useSoundState } from "./use-sound-state.ts";

const tone = (state: SoundState): string => (state === "blocked" ? "text-waiting" : "text-ink-2");

/** [NT8] The rail's menu of the sound state: whether a tone would be heard, why not, and what to do. */
export function SoundMenu({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("notifications");
  const { state, sentence } = useSoundState(accountId);
  const Icon = state === "on" ? BellIcon : BellOff;
  const word = t(`sound_word.${state}`);
  return (
    <Popover
      label={t("alert.title")}
      side="top"
      className="w-80"
      trigger={
        <button
          type="button"
          aria-label={[word || t("alert.short"), t("alert.label", { state: sentence })].join(", ")}
          title={sentence}
          data-testid="sound-menu"
          data-state={state}
          className={`flex h-[52px] w-(--rail-width) flex-col items-center justify-start gap-0.5 rounded-row ring-within pt-2 text-12 leading-4 hover:bg-surface-press hover:text-ink-1 ${tone(state)}`}
        >
          <Icon {...icon20} />
          {word ? <span aria-hidden="true">{word}</span> : <RailLabel>{t("alert.short")}</RailLabel>}
        </button>
      }
    >
      <div className="grid gap-3 px-4 py-3.5">
        <h2 className="text-14 font-semibold">{t("alert.title")}</h2>
        <div className="flex items-start gap-3">
          <span className="min-w-0 flex-1">
            <span className="block">{t("alert.sound")}</span>
            <span data-testid="sound-sentence" className="block text-12 text-ink-2">
              {sentence}
            </span>
          </span>
          <Button
            size="small"
            data-testid="sound-try"
            aria-label={`${t("alert.try")}: ${t("alert.sound")}`}
            onClick={() => void playTone("info")}
          >
            {t("alert.try")}
          </Button>
        </div>
        <DesktopPermission />
        <Link
          to="/a/$accountId/settings/$section"
          params={{ accountId, section: "notifications" }}
          className="justify-self-start text-accent underline-offset-3 hover:underline"
        >
          {t("alert.settings")}
        </Link>
      </div>
    </Popover>
  );
}

export function SoundChip({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("notifications");
  const { state, sentence } = useSoundState(accountId);
  if (state === "on") return null;
  return (
    <Link
      to="/a/$accountId/settings/$section"
      params={{ accountId, section: "notifications" }}
      aria-label={sentence}
      data-testid="sound-chip"
      data-state={state}
      className={`inline-flex min-h-11 items-center gap-[5px] px-2 text-12 whitespace-nowrap ${tone(state)}`}
    >
      <BellOff {...icon16} />
      {t(`sound_word.${state}`)}
    </Link>
  );
}
