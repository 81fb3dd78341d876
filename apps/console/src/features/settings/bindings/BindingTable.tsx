import type { AccountId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Table } from "../../../ui/page/Table.tsx";
import { BindingTableRow } from "./BindingTableRow.tsx";
import { type BindingRow, countRoles } from "./rows.ts";
import { UnbindDialog } from "./UnbindDialog.tsx";

interface BindingTableProps {
  accountId: AccountId;
  rows: readonly BindingRow[];
}

const wide = "max-narrow:hidden";

/** All bound agents, at most a hundred, so without a virtual list. */
export function BindingTable({ accountId, rows }: BindingTableProps) {
  const { t } = useTranslation("bindings");
  const desk = useSnapshot(accountId);
  const [leaving, setLeaving] = useState<BindingRow | null>(null);
  const onlyAdmin = countRoles(desk.agents).admin === 1;
  return (
    <>
      <Table
        data-testid="bindings"
        aria-label={t("settings:section.bindings")}
        columns={[
          { key: "agent", label: t("agent"), className: "pl-1" },
          { key: "role", label: t("role") },
          { key: "status", label: t("status"), className: wide },
          { key: "pickup", label: t("pickup"), className: wide },
          { key: "capacity", label: t("capacity"), align: "right", className: wide },
          { key: "last_seen", label: t("last_seen"), className: `${wide} pl-3` },
          { key: "bound_at", label: t("bound_at"), className: `${wide} max-drawer:hidden` },
          { key: "more", label: <span className="sr-only">{t("more")}</span> },
        ]}
      >
        <tbody>
          {rows.map((row) => (
            <BindingTableRow
              key={row.id}
              accountId={accountId}
              row={row}
              me={desk.me}
              lastAdmin={row.role === "admin" && onlyAdmin}
              onUnbind={() => setLeaving(row)}
            />
          ))}
        </tbody>
      </Table>
      {rows.length === 0 && <p className="py-6 text-center text-12 text-ink-2">{t("none")}</p>}
      <UnbindDialog accountId={accountId} row={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}
