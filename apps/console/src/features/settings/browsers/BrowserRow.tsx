import type { ListedBrowser } from "@jieru/shared/protocol/browsers";
import { icon16 } from "@jieru/ui/icon.ts";
import { Monitor, Smartphone } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { answerKnown, answerSignOut, endReason, knownReason } from "../../page/banners/answer.ts";
import { browserLabel } from "../../page/banners/browser-labels.ts";

const phones = ["iOS", "Android", "HarmonyOS"];

interface BrowserRowProps {
  browser: ListedBrowser;
  isNew: boolean;
}

export function BrowserRow({ browser: listed, isNew }: BrowserRowProps) {
  const { t } = useTranslation("browsers");
  const readOnly = useReadOnlyReason();
  const now = useNow();
  const { id, product, ip, at, activeAt, here, known } = listed;
  const browser = browserLabel(product);
  const Icon = product && phones.includes(product.system) ? Smartphone : Monitor;
  return (
    <li
      data-testid={`browser-${id}`}
      className="flex min-h-[54px] flex-wrap items-center gap-x-3 gap-y-2 border-b border-border-1 py-2"
    >
      <Icon {...icon16} className="flex-none text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <b className="truncate font-semibold">{browser}</b>
          {here && <span className="flex-none text-12 text-active">{t("here")}</span>}
          {!here && !known && <span className="flex-none text-12 text-waiting">{t("fresh")}</span>}
        </span>
        <span className="dotted block text-12 text-ink-3">
          <span data-at={at}>{t("signed_in", { time: formatDayTime(at, now) })}</span>
          {ip && <span>{t("from", { ip })}</span>}
          {activeAt === null && <span>{t("gone")}</span>}
          {activeAt !== null && !here && (
            <span data-at={activeAt}>{t("active", { time: formatDayTime(activeAt, now) })}</span>
          )}
        </span>
      </span>
      {!here && !known && (
        <Button
          aria-label={t("known_label", { browser })}
          disabledReason={readOnly ?? knownReason(listed, isNew)}
          onClick={() => void answerKnown(listed)}
        >
          {t("known")}
        </Button>
      )}
      <Button
        tone="danger"
        aria-label={t("sign_out_label", { browser })}
        disabledReason={here ? t("here_hint") : (readOnly ?? endReason(listed))}
        onClick={() => void answerSignOut(listed)}
      >
        {t("sign_out")}
      </Button>
    </li>
  );
}
