import { useAction } from "../../../data/optimistic/actions.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { formatClock, formatDay } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { useAnnounces } from "../../../ui/notices/use-announces.ts";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import { RoleMenu } from "./RoleMenu.tsx";
import { RowMenu } from "./RowMenu.tsx";
import type { BindingRowProps } from "./rows.ts";
import { StatusLabel } from "./StatusLabel.tsx";

const cell = "h-[42px] border-b border-border-1 py-1 pr-3 text-ink-2 whitespace-nowrap";
const wideCell = `${cell} max-narrow:hidden`;

export function BindingTableRow(props: BindingRowProps) {
  const { t } = useTranslation("bindings");
  const { accountId, row, me } = props;
  const now = useNow();
  const failure = useAction(row.id, accountId)?.failure;
  const says = useAnnounces(failure);
  return (
    <tr
      data-testid={`binding-${row.name}`}
      data-role={row.role}
      data-status={row.status}
      className="hover:bg-surface-hover"
    >
      <td className={`${cell} w-full max-w-0 min-w-28 pl-1 narrow:w-auto narrow:max-w-60`}>
        <span className="flex min-w-0 items-center gap-2.5">
          <AgentDisc name={row.name} />
          <span className="min-w-0">
            <span className="flex items-baseline gap-1.5">
              <b dir="auto" className="truncate text-left font-semibold text-ink-1">
                {row.name}
              </b>
              {row.id === me.id && (
                <span className="flex-none rounded-[3px] bg-surface-0 px-1 text-12 text-ink-3">
                  {t("me")}
                </span>
              )}
            </span>
            <span className="flex text-12 narrow:hidden">
              <StatusLabel row={row} now={now} />
            </span>
          </span>
        </span>
        {failure && (
          <p role={says ? "alert" : undefined} className="py-1 text-12 whitespace-normal text-danger">
            {failureSentence(failure)}
          </p>
        )}
      </td>
      <td className={cell}>
        <RoleMenu {...props} />
      </td>
      <td className={wideCell}>
        <StatusLabel row={row} now={now} />
      </td>
      <td className={wideCell}>{t(row.auto ? "auto" : "manual")}</td>
      <td className={`${wideCell} text-right`} data-testid="capacity">
        {row.capacity}
      </td>
      <td className={`${wideCell} pl-3`}>
        <span data-at={row.lastSeenAt ?? undefined}>
          {row.lastSeenAt === null && t("never")}
          {row.lastSeenAt && formatClock(row.lastSeenAt, now)}
        </span>
      </td>
      <td className={`${wideCell} max-drawer:hidden`}>{row.boundAt && formatDay(row.boundAt)}</td>
      <td className={`${cell} w-8 pr-0! text-right`}>
        <RowMenu {...props} />
      </td>
    </tr>
  );
}
