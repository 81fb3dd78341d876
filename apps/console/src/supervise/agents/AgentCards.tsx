import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import { useTranslation } from "../../i18n/use-translation.ts";
import { icon16 } from "../../ui/icon.ts";
import { Age } from "../Age.tsx";
import { firstResponseWords } from "../first-response-words.ts";
import type { AgentRowProps } from "./AgentTableRow.tsx";
import { LoadBar } from "./LoadBar.tsx";
import { OpenedAgent } from "./OpenedAgent.tsx";
import { RemarkWords } from "./RemarkWords.tsx";
import { StatusCell } from "./StatusCell.tsx";
import { useAgentRows } from "./use-agent-rows.ts";

/** The agents on a phone: each table row becomes a card of three lines. */
export function AgentCards({ accountId, desk }: { accountId: AccountId; desk: Snapshot }) {
  const { t } = useTranslation("supervise");
  const { rows, hold } = useAgentRows(accountId, desk);
  const [opened, setOpened] = useState<AgentId | null>(null);
  return (
    <ul aria-label={t("agents")} {...hold}>
      {rows.map((row) => (
        <AgentCard
          key={row.agent.id}
          accountId={accountId}
          desk={desk}
          row={row}
          open={opened === row.agent.id}
          onOpen={(open) => setOpened(open ? row.agent.id : null)}
        />
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
        <button
          type="button"
          aria-expanded={open}
          data-testid={`open-${agent.id}`}
          onClick={() => onOpen(!open)}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 text-left text-14 font-semibold"
        >
          <AgentDisc name={agent.name} />
          <span className="sr-only">{t("opened.show")}</span>
          <span dir="auto" className="truncate text-left">
            {agent.name}
          </span>
          <ChevronDown {...icon16} className={`flex-none text-ink-3 ${open ? "rotate-180" : ""}`} />
        </button>
        <StatusCell accountId={accountId} agent={agent} />
      </div>
      <div className="flex items-center justify-between gap-2 pb-1">
        <LoadBar row={row} />
        {row.unansweredSince !== null && (
          <span>
            {t("column.unanswered")}{" "}
            <Age since={row.unansweredSince} lateAfterMs={desk.account.waitTargetMs} />
          </span>
        )}
      </div>
      <div className="flex items-center justify-between gap-2 pb-1.5 text-ink-3">
        <span>
          {t("card", { first: firstResponseWords(row.firstResponseMs), today: row.pickedUp ?? "—" })}
        </span>
        <RemarkWords accountId={accountId} row={row} />
      </div>
      {open && <OpenedAgent accountId={accountId} desk={desk} row={row} />}
    </li>
  );
}
