import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import { useNavigate } from "@tanstack/react-router";
import { LayoutDashboard } from "lucide-react";
import { useAlarmCount } from "../../../data/queries/use-board.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { MenuItem, MenuSeparator } from "../../../ui/menus/Menu.tsx";

export function BoardItem({ accountId }: { accountId: AccountId }) {
  const me = useMe(accountId);
  return useIsNarrow() && supervises(me) ? <Item accountId={accountId} /> : null;
}

/** A phone shows the dot for alarms where the link to the board is. */
export const NarrowAlarmDot = ({ accountId }: { accountId: AccountId }) =>
  useIsNarrow() ? <AlarmDot accountId={accountId} /> : null;

function AlarmDot({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const count = useAlarmCount(accountId);
  if (count === 0) return null;
  return (
    <span
      data-testid="alarm-dot"
      className="absolute -top-0.5 -right-0.5 size-2.5 inked rounded-full bg-waiting-solid ring-2 ring-surface-0"
    >
      <span className="sr-only">{t("nav.board_alarms", { count })}</span>
    </span>
  );
}

function Item({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const navigate = useNavigate();
  const count = useAlarmCount(accountId);
  return (
    <>
      <MenuItem
        icon={<LayoutDashboard {...icon16} className="flex-none text-ink-2" />}
        data-testid="board-item"
        onSelect={() => void navigate({ to: "/a/$accountId/supervise", params: { accountId } })}
      >
        {count > 0 ? t("nav.board_alarms", { count }) : t("nav.board")}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
