import { icon16 } from "@jieru/ui/icon.ts";
import { Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { useFeed } from "../../../data/feed/FeedProvider.tsx";
import { formatCountdown } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowSeconds } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Banner } from "../../../ui/notices/Banner.tsx";

/** Screen readers get the sentence without the counting seconds. */
export function DisconnectedBanner({ since, replies }: { since: number; replies: boolean }) {
  const { t } = useTranslation("inbox");
  const rest = formatCountdown(useNowSeconds() - since);
  return (
    <NotConnected>
      <span className="sr-only">{t("sync.short_disconnected")}</span>
      <b aria-hidden="true">{t("banner.disconnected", { rest })}</b>
      {t(replies ? "banner.disconnected_hint_replies" : "banner.disconnected_hint")}
    </NotConnected>
  );
}

/** [TR2] The page keeps reconnecting, but this network blocks it. */
export function BlockedBanner() {
  const { t } = useTranslation("inbox");
  return (
    <NotConnected>
      <b>{t("banner.blocked")}</b>
      {t("banner.blocked_hint")}
    </NotConnected>
  );
}

/** The button reconnects without waiting for the next attempt. */
function NotConnected({ children }: { children: ReactNode }) {
  const { t } = useTranslation("inbox");
  const feed = useFeed();
  return (
    <Banner
      tone="trouble"
      assertive
      icon={<Unplug {...icon16} />}
      action={<Button onClick={() => feed?.reconnectNow()}>{t("banner.reconnect")}</Button>}
    >
      {children}
    </Banner>
  );
}
