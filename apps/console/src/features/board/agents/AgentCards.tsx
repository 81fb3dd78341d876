import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { icon16 } from "@jieru/ui/icon.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Age } from "../Age.tsx";
import { firstResponseLabel } from "../first-response-labels.ts";
import { LoadBar } from "./LoadBar.tsx";
import { OpenAgent } from "./OpenAgent.tsx";
import { OpenedAgent } from "./OpenedAgent.tsx";
import { RemarkLabel } from "./RemarkLabel.tsx";
import { StatusCell } from "./StatusCell.tsx";
import { type AgentRowProps, useAgentRows } from "./use-agent-rows.ts";

export function AgentCards({ accountId, desk }: { accountId: AccountId; desk: Snapshot }) {
  const { t } = useTranslation("supervise");
  const { rows, propsOf, hold } = useAgentRows(accountId, desk);
  return (
    <ul aria-label={t("agents")} {...hold}>
      {rows.map((row) => (
        <AgentCard key={row.agent.id} {...propsOf(row)} />
      ))}
    </ul>
  );
}

function AgentCard({ accountId, desk, row, open, onOpen }: AgentRowProps) {
  const { t } = useTranslation("supervise");
  const { agent } = row;
  return (
    <li data-testid={`agent-${agent.id}`} className="border-b border-border-1 px-4 py-1 text-12">
      <div className="flex items-center gap-2">
        <OpenAgent
          agent={agent}
          open={open}
          onOpen={onOpen}
          icon={icon16}
          className="min-h-11 min-w-0 flex-1 text-left text-14"
        />
        <StatusCell accountId={accountId} agent={agent} />
      </div>
      <div className="flex items-center justify-between gap-2 pb-1">
        <LoadBar row={row} />
        {row.unansweredSince !== null && (
          <span>
            {t("column.unanswered")}{" "}
            <Age since={row.unansweredSince} lateAfterMs={desk.account.answerTargetMs} />
          </span>
        )}
      </div>
      <div className="flex items-center justify-between gap-2 pb-1.5 text-ink-3">
        <span>
          {t("card", { first: firstResponseLabel(row.firstResponseMs), today: row.pickedUp ?? "—" })}
        </span>
        <RemarkLabel accountId={accountId} row={row} />
      </div>
      {open && <OpenedAgent accountId={accountId} desk={desk} row={row} />}
    </li>
  );
}
