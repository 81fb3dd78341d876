import "../../../i18n/messages/browsers.ts";
import type { NewBrowser, NewBrowsers } from "@jieru/shared/protocol/browsers";
import { icon16 } from "@jieru/ui/icon.ts";
import { ShieldAlert } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Banner } from "../../../ui/notices/Banner.tsx";
import { ignoreSecondClick } from "../../../ui/overlays/second-click.ts";
import { answerKnown, answerSignOut, endReason, knownReason } from "./answer.ts";
import { browserLabel } from "./browser-labels.ts";

/**
 * [SI8] Asks whether a sign-in from a new browser was the agent's. The oldest comes first, so that a new one does not
 * replace it under the pointer.
 */
export function NewBrowserBanner({ browsers, isNew = false }: NewBrowsers) {
  const { t } = useTranslation("browsers");
  const readOnly = useReadOnlyReason();
  const now = useNow();
  const oldest = browsers.toSorted((a, b) => a.at - b.at)[0];
  if (!oldest) return null;
  const browser = browserLabel(oldest.product);
  const answer = (give: (browser: NewBrowser) => Promise<void>) => () => {
    ignoreSecondClick();
    void give(oldest);
  };
  const actions = (
    <span className="flex flex-none gap-2 max-narrow:flex-col">
      <Button
        aria-label={t("known_label", { browser })}
        disabledReason={readOnly ?? knownReason(oldest, isNew)}
        onClick={answer(answerKnown)}
      >
        {t("known")}
      </Button>
      <Button
        tone="danger"
        aria-label={t("notice.not_me_label", { browser })}
        disabledReason={readOnly ?? endReason(oldest)}
        onClick={answer(answerSignOut)}
      >
        {t("notice.not_me")}
      </Button>
    </span>
  );
  return (
    <Banner tone="trouble" icon={<ShieldAlert {...icon16} />} action={actions}>
      <b data-testid="new-browser">{t("notice.one")}</b>
      {t("notice.what", { browser, time: formatDayTime(oldest.at, now), ip: oldest.ip ?? "" })}
      {browsers.length > 1 && t("notice.more", { count: browsers.length - 1 })}
    </Banner>
  );
}
