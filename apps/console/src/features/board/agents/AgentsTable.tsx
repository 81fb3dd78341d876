import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Table } from "../../../ui/page/Table.tsx";
import { AgentTableRow } from "./AgentTableRow.tsx";
import { useAgentRows } from "./use-agent-rows.ts";

interface AgentsProps {
  accountId: AccountId;
  desk: Snapshot;
}

export function AgentsTable({ accountId, desk }: AgentsProps) {
  const { t } = useTranslation("supervise");
  const { rows, propsOf, hold } = useAgentRows(accountId, desk);
  return (
    <section
      aria-label={t("agents")}
      className="thin-scroll min-h-0 min-w-0 overflow-auto max-wide:row-span-2"
      {...hold}
    >
      <Table
        size="pane"
        className="min-w-[660px] max-drawer:min-w-[560px]"
        columns={[
          { key: "agent", label: t("column.agent"), className: "pl-5!" },
          { key: "status", label: t("column.status") },
          { key: "load", label: <LoadLabel /> },
          { key: "unanswered", label: t("column.unanswered"), align: "right", wraps: true },
          {
            key: "first",
            label: t("column.first"),
            align: "right",
            wraps: true,
            className: "max-drawer:hidden",
          },
          { key: "today", label: t("column.today"), align: "right" },
          { key: "remark", label: t("column.remark") },
        ]}
      >
        {rows.map((row) => (
          <AgentTableRow key={row.agent.id} {...propsOf(row)} />
        ))}
      </Table>
    </section>
  );
}

function LoadLabel() {
  const { t } = useTranslation("supervise");
  return (
    <>
      {t("column.load")}
      <Key look="bg-waiting-solid" fill="full" word={t("column.due")} />
      <Key look="bg-border-control" fill="half" word={t("column.answered")} />
    </>
  );
}

const Key = ({ look, fill, word }: { look: string; fill: "full" | "half"; word: string }) => (
  <span className="ml-2 inline-flex items-center gap-1 max-wide:hidden">
    <i data-fill={fill} className={`h-2.5 w-2 rounded-[2px] ${look}`} />
    {word}
  </span>
);
