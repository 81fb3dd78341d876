import type { AccountId } from "@jieru/shared/domain/ids";
import { icon20 } from "@jieru/ui/icon.ts";
import { MessageSquare } from "lucide-react";
import { RailLink, useIsAt } from "../../features/page/RailLink.tsx";
import { useDueCount } from "../../features/page/use-due-count.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { CornerCount } from "../../ui/marks/CornerCount.tsx";

/** [NT9] The link to the agent's sessions; on other pages it counts unanswered customers. */
export function SessionsPlace({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const due = useDueCount(accountId);
  const count = useIsAt("/a/$accountId") ? 0 : due;
  return (
    <RailLink
      accountId={accountId}
      to="/a/$accountId"
      command="goSessions"
      label={count > 0 ? t("nav.sessions_due", { count }) : t("nav.sessions")}
      name={t("nav.sessions")}
      icon={<MessageSquare {...icon20} />}
    >
      {count > 0 && <CornerCount count={count} className="-top-1 -right-1 ring-surface-0" />}
    </RailLink>
  );
}
