import type { AccountId } from "@jieru/shared/domain/ids";
import { Link, useParams } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, Lock, LogOut, RotateCw, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { useCredentials } from "../api/use-credentials.ts";
import { formatCountdown } from "../i18n/format-duration.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import {
  type Connection,
  type Restored,
  useConnection,
  useHealth,
  useRestored,
} from "../state/connection.ts";
import { useFeed } from "../sync/FeedProvider.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { icon16 } from "../ui/icon.ts";
import { useNowSeconds } from "../ui/use-now.ts";

/** Over the conversation while the screen may not be true; and for a moment after it has become true again. */
export function ConnectionBanner() {
  const connection = useConnection();
  const restored = useRestored();
  if (connection.state === "live")
    return (
      <>
        {restored && <RestoredBanner {...restored} />}
        <CredentialsBanner />
        <PartBanners />
      </>
    );
  if (connection.state === "disconnected")
    return connection.blocked ? <BlockedBanner /> : <CutBanner since={connection.since} />;
  if (connection.state === "catching_up") return <CatchingUpBanner missing={connection.missing} />;
  if (connection.state === "read_only") return <ReadOnlyBanner database={connection.database} />;
  return connection.state === "signed_out" ? <SignedOutBanner why={connection.why} /> : null;
}

function RestoredBanner({ filled, gap }: Restored) {
  const { t } = useTranslation("inbox");
  if (gap)
    return (
      <Banner tone="trouble" icon={<CircleAlert {...icon16} />}>
        <b>{t("banner.restored")}</b>
        {t("banner.restored_gap")}
      </Banner>
    );
  return (
    <Banner tone="ok" icon={<CircleCheck {...icon16} />}>
      <b>{t("banner.restored")}</b>
      {filled === null && t("banner.restored_anew")}
      {filled === 0 && t("banner.restored_nothing")}
      {filled !== null && filled > 0 && t("banner.restored_hint", { count: filled })}
    </Banner>
  );
}

/** Seconds run, but are not read out: the alert is the sentence without them. */
function CutBanner({ since }: { since: number }) {
  const { t } = useTranslation("inbox");
  const rest = formatCountdown(useNowSeconds() - since);
  return (
    <NoLine>
      <span className="sr-only">{t("sync.short_disconnected")}</span>
      <b aria-hidden="true">{t("banner.disconnected", { rest })}</b>
      {t("banner.disconnected_hint")}
    </NoLine>
  );
}

/** [TR2] Reconnecting goes on by itself, but nothing here will make it succeed: the way out is another network. */
function BlockedBanner() {
  const { t } = useTranslation("inbox");
  return (
    <NoLine>
      <b>{t("banner.blocked")}</b>
      {t("banner.blocked_hint")}
    </NoLine>
  );
}

function NoLine({ children }: { children: ReactNode }) {
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

function CatchingUpBanner({ missing }: { missing: number | null }) {
  const { t } = useTranslation("inbox");
  return (
    <Banner tone="trouble" icon={<RotateCw {...icon16} />}>
      <b>{t("banner.catching_up")}</b>
      {missing === null ? t("banner.catching_up_hint") : t("banner.missing_hint", { count: missing })}
    </Banner>
  );
}

type Refusing = Extract<Connection, { state: "read_only" }>["database"];

function ReadOnlyBanner({ database }: { database: Refusing }) {
  const { t } = useTranslation("inbox");
  const why = database === "full" || database === "read_only" ? database : "away";
  return (
    <Banner tone="closed" assertive icon={<Lock {...icon16} />}>
      <b>{t("banner.read_only")}</b>
      {t(`banner.read_only_hint.${why}`)}
    </Banner>
  );
}

/** [MA11] Calm for who cannot do anything about it, and a way for who can. */
function CredentialsBanner() {
  const { t } = useTranslation("inbox");
  const accountId = useParams({ from: "/a/$accountId", select: (params) => params.accountId as AccountId });
  const credentials = useCredentials(accountId);
  const isThere = useParams({ strict: false, select: ({ section }) => section === "connection" });
  if (!credentials) return null;
  const way = (
    <Link
      to="/a/$accountId/settings/$section"
      params={{ accountId, section: "connection" }}
      className="hit flex-none text-accent hover:underline"
    >
      {t("banner.to_connection")}
    </Link>
  );
  return (
    <Banner tone="trouble" icon={<CircleAlert {...icon16} />} action={credentials.mine && !isThere && way}>
      <b data-testid="credentials-refused">{t("banner.part.credentials")}</b>
      {t("banner.part_hint.credentials")}
    </Banner>
  );
}

/** [DE4] [DE6] [DE7] What works less well, and what that means; nothing is closed for it but what cannot work. */
function PartBanners() {
  const { t } = useTranslation("inbox");
  const { database, wechat, media } = useHealth();
  const parts = [
    wechat === "unreachable" && "wechat",
    media === "full" && "media",
    database === "slow" && "slow",
  ] as const;
  return parts
    .filter((part) => part !== false)
    .map((part) => (
      <Banner key={part} tone="trouble" icon={<CircleAlert {...icon16} />}>
        <b>{t(`banner.part.${part}`)}</b>
        {t(`banner.part_hint.${part}`)}
      </Banner>
    ));
}

function SignedOutBanner({ why }: { why: Extract<Connection, { state: "signed_out" }>["why"] }) {
  const { t } = useTranslation("inbox");
  const crowded = why === "crowded_out";
  const goOn = () => (crowded ? window.location.reload() : window.location.assign("/sign-in"));
  return (
    <Banner
      tone="closed"
      assertive
      icon={<LogOut {...icon16} />}
      action={<Button onClick={goOn}>{t(crowded ? "banner.go_on_here" : "banner.sign_in")}</Button>}
    >
      <b>{t(`banner.${why}`)}</b>
      {t(crowded ? "banner.crowded_out_hint" : "banner.signed_out_hint")}
    </Banner>
  );
}
