import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { AgentTableRow } from "./AgentTableRow.tsx";
import { useAgentRows } from "./use-agent-rows.ts";

interface AgentsProps {
  accountId: AccountId;
  desk: Snapshot;
}

const head = "h-10 px-2.5 max-broad:px-1.5 text-left text-12 font-normal text-ink-3 whitespace-nowrap";

/** [BO6] All agents, sorted by trouble and by how long their customers wait. A row opens to show the sessions that wait there. */
export function AgentsTable({ accountId, desk }: AgentsProps) {
  const { t } = useTranslation("supervise");
  const { rows, propsOf, hold } = useAgentRows(accountId, desk);
  return (
    <section
      aria-label={t("agents")}
      className="thin-scroll min-h-0 min-w-0 overflow-auto max-wide:row-span-2"
      {...hold}
    >
      <table className="w-full min-w-[660px] max-drawer:min-w-[560px] border-collapse">
        <thead>
          <tr className="border-b border-border-1">
            <th className={`${head} pl-5!`}>{t("column.agent")}</th>
            <th className={head}>{t("column.status")}</th>
            <th className={head}>
              {t("column.load")}
              <Key look="bg-waiting-solid" fill="full" word={t("column.due")} />
              <Key look="bg-border-control" fill="half" word={t("column.answered")} />
            </th>
            <th className={`${head} text-right whitespace-normal!`}>{t("column.unanswered")}</th>
            <th className={`${head} text-right whitespace-normal! max-drawer:hidden`}>{t("column.first")}</th>
            <th className={`${head} text-right`}>{t("column.today")}</th>
            <th className={head}>{t("column.remark")}</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <AgentTableRow key={row.agent.id} {...propsOf(row)} />
        ))}
      </table>
    </section>
  );
}

const Key = ({ look, fill, word }: { look: string; fill: "full" | "half"; word: string }) => (
  <span className="ml-2 inline-flex items-center gap-1 max-wide:hidden">
    <i data-fill={fill} className={`h-2.5 w-2 rounded-[2px] ${look}`} />
    {word}
  </span>
);
