import type { AccountId } from "@jieru/shared/domain/ids";
import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";
import { useState } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useIsNarrow } from "../../lib/browser/use-media.ts";
import { PaneBoundary } from "../../ui/errors/PaneBoundary.tsx";
import { Segmented } from "../../ui/fields/Segmented.tsx";
import { AgentCards } from "./agents/AgentCards.tsx";
import { AgentsTable } from "./agents/AgentsTable.tsx";
import { Happenings } from "./Happenings.tsx";
import { WaitingPane } from "./waiting/WaitingPane.tsx";

interface PanesProps {
  accountId: AccountId;
  desk: Snapshot;
}

const grid =
  "grid min-h-0 flex-1 grid-cols-[328px_minmax(0,1fr)_244px] grid-rows-[minmax(0,1fr)] max-wide:grid-cols-[300px_minmax(0,1fr)] max-wide:grid-rows-[minmax(0,3fr)_minmax(0,2fr)]";

export function BoardPanes(props: PanesProps) {
  if (useIsNarrow()) return <NarrowPanes {...props} />;
  return (
    <div className={grid}>
      <PaneBoundary>
        <WaitingPane {...props} />
      </PaneBoundary>
      <PaneBoundary>
        <AgentsTable {...props} />
      </PaneBoundary>
      <PaneBoundary>
        <Happenings accountId={props.accountId} />
      </PaneBoundary>
    </div>
  );
}

function NarrowPanes(props: PanesProps) {
  const { t } = useTranslation("supervise");
  const [side, setSide] = useState<"line" | "agents">("line");
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex-none border-b border-border-1 px-4 py-2">
        <Segmented
          label={t("view")}
          value={side}
          onChange={setSide}
          segments={[
            { value: "line", label: `${t("fact.waiting")} ${answerableCount(props.desk.waiting)}` },
            { value: "agents", label: t("agents") },
          ]}
        />
      </div>
      {side === "line" ? (
        <PaneBoundary>
          <WaitingPane {...props} />
        </PaneBoundary>
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <PaneBoundary>
            <AgentCards {...props} />
          </PaneBoundary>
          <PaneBoundary>
            <Happenings accountId={props.accountId} />
          </PaneBoundary>
        </div>
      )}
    </div>
  );
}
