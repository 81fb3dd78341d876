import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import { Link, useParams } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import { useCredentials } from "../../../data/queries/use-credentials.ts";
import { formatClock } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Banner } from "../../../ui/notices/Banner.tsx";

/** [MA11] WeChat refuses the account's credentials: links to the settings if the agent can change them. */
export function CredentialsBanner() {
  const { t } = useTranslation("inbox");
  const accountId = useParams({ from: "/a/$accountId", select: (params) => params.accountId as AccountId });
  const credentials = useCredentials(accountId);
  const isThere = useParams({ strict: false, select: ({ section }) => section === "connection" });
  if (!credentials) return null;
  const { mine, repliesUntil } = credentials;
  const what =
    repliesUntil === null
      ? t("banner.part.credentials")
      : t("banner.replies_until", { time: formatClock(repliesUntil, serverNow()) });
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
    <Banner tone="trouble" icon={<CircleAlert {...icon16} />} action={mine && !isThere && way}>
      <b data-testid="credentials-refused">{what}</b>
      {t("banner.part_hint.credentials")}
    </Banner>
  );
}
