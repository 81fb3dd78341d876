import "./words.ts";
import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import { ShieldAlert } from "lucide-react";
import { formatDayTime } from "../i18n/format-day-time.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { icon16 } from "../ui/icon.ts";
import { useNow } from "../ui/use-now.ts";
import { answerKnown, answerSignOut } from "./answer.ts";
import { productWords } from "./product-words.ts";

/** [SI8] Somebody signed in as this agent with a browser they had not used before: theirs, or not. One is asked about at a time. */
export function NewBrowserBanner({ browsers: [newest, ...others] }: { browsers: readonly NewBrowser[] }) {
  const { t } = useTranslation("browsers");
  const readOnly = useReadOnlyReason();
  const now = useNow();
  if (!newest) return null;
  const browser = productWords(newest.product);
  const actions = (
    <span className="flex flex-none gap-2 max-narrow:flex-col">
      <Button
        aria-label={t("known_label", { browser })}
        disabledReason={readOnly}
        onClick={() => void answerKnown(newest)}
      >
        {t("known")}
      </Button>
      <Button
        tone="danger"
        aria-label={t("notice.not_me_label", { browser })}
        disabledReason={readOnly}
        onClick={() => void answerSignOut(newest)}
      >
        {t("notice.not_me")}
      </Button>
    </span>
  );
  return (
    <Banner tone="trouble" icon={<ShieldAlert {...icon16} />} action={actions}>
      <b data-testid="new-browser">{t("notice.one")}</b>
      {t("notice.what", { browser, time: formatDayTime(newest.at, now), ip: newest.ip ?? "" })}
      {others.length > 0 && t("notice.more", { count: others.length })}
    </Banner>
  );
}
