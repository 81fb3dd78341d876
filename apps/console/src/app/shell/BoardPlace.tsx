import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon20 } from "@jieru/ui/icon.ts";
import { LayoutDashboard } from "lucide-react";
import { useAlarmCount } from "../../data/queries/use-board.ts";
import { useMe } from "../../data/queries/use-snapshot.ts";
import { RailLink } from "../../features/page/RailLink.tsx";
import { useTranslation } from "../../i18n/use-translation.ts";

/** The supervisor's link to the board, with a dot for alarms. */
export function BoardPlace({ accountId }: { accountId: AccountId }) {
  const me = useMe(accountId);
  return supervises(me) ? <Place accountId={accountId} /> : null;
}

function Place({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const count = useAlarmCount(accountId);
  return (
    <RailLink
      accountId={accountId}
      to="/a/$accountId/supervise"
      command="goBoard"
      label={count > 0 ? t("nav.board_alarms", { count }) : t("nav.board")}
      name={t("nav.board")}
      icon={<LayoutDashboard {...icon20} />}
    >
      {count > 0 && (
        <i
          data-testid="alarm-dot"
          className="absolute top-1 right-1 size-2 inked rounded-full bg-waiting-solid ring-2 ring-surface-0"
        />
      )}
    </RailLink>
  );
}
