import type { AccountId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { keepOrder, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { usePointed } from "../../../ui/lists/use-pointed.ts";
import { useOpenMenu } from "../../../ui/menus/use-open-menu.ts";
import { BindingLine } from "./BindingLine.tsx";
import { type BindingRow, countRoles } from "./rows.ts";
import { UnbindDialog } from "./UnbindDialog.tsx";

interface BindingTableProps {
  accountId: AccountId;
  /** Already filtered and sorted; memoized. */
  rows: readonly BindingRow[];
}

const head =
  "border-b border-border-1 py-1.5 pr-3 text-left text-12 font-normal text-ink-3 whitespace-nowrap";
const wideHead = `${head} max-narrow:hidden`;

const keepRows = (shown: readonly BindingRow[], wanted: readonly BindingRow[]): readonly BindingRow[] =>
  keepOrder(shown, wanted, ({ id }) => id);

/**
 * All bound agents, a line each; at most a hundred, so they need no virtual list. [ST9] They keep their places while the
 * pointer is on them or one of their menus is open.
 */
export function BindingTable({ accountId, rows }: BindingTableProps) {
  const { t } = useTranslation("bindings");
  const desk = useSnapshot(accountId);
  const [leaving, setLeaving] = useState<BindingRow | null>(null);
  const onlyAdmin = countRoles(desk.agents).admin === 1;
  const pointer = usePointed();
  const { menuOpen, onToggle } = useOpenMenu();
  const inPlace = useHeldRows(accountId, rows, pointer.pointed || menuOpen ? keepRows : null);
  return (
    <>
      <table
        data-testid="bindings"
        aria-label={t("settings:section.bindings")}
        className="w-full border-collapse"
      >
        <thead>
          <tr>
            <th className={`${head} pl-1`}>{t("agent")}</th>
            <th className={head}>{t("role")}</th>
            <th className={wideHead}>{t("status")}</th>
            <th className={wideHead}>{t("pickup")}</th>
            <th className={`${wideHead} text-right!`}>{t("capacity")}</th>
            <th className={`${wideHead} pl-3`}>{t("last_seen")}</th>
            <th className={`${wideHead} max-drawer:hidden`}>{t("bound_at")}</th>
            <th className={head}>
              <span className="sr-only">{t("more")}</span>
            </th>
          </tr>
        </thead>
        <tbody {...pointer.on} onToggle={onToggle}>
          {inPlace.map((row) => (
            <BindingLine
              key={row.id}
              accountId={accountId}
              row={row}
              me={desk.me}
              lastAdmin={row.role === "admin" && onlyAdmin}
              onUnbind={() => setLeaving(row)}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="py-6 text-center text-12 text-ink-2">{t("none")}</p>}
      <UnbindDialog accountId={accountId} row={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}
