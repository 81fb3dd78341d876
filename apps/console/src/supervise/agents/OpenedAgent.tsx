import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { Undo2 } from "lucide-react";
import { transfer } from "../../api/sessions.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/Button.tsx";
import { icon14 } from "../../ui/icon.ts";
import type { AgentRow } from "./agent-rows.ts";
import { OpenedSession } from "./OpenedSession.tsx";

interface OpenedAgentProps {
  accountId: AccountId;
  desk: Snapshot;
  row: AgentRow;
}

/** Sessions that wait longest come first, then answered ones by their last message; inactive ones last. */
const inOrder = (a: Session, b: Session): number =>
  (a.unansweredSince ?? Number.MAX_SAFE_INTEGER) - (b.unansweredSince ?? Number.MAX_SAFE_INTEGER) ||
  (a.state === b.state ? 0 : a.state === "active" ? -1 : 1) ||
  b.lastActivityAt - a.lastActivityAt;

/** An agent's sessions, those that wait for an answer first. */
export function OpenedAgent({ accountId, desk, row }: OpenedAgentProps) {
  const { t } = useTranslation("supervise");
  const sessions = desk.sessions.filter((s) => s.ownerId === row.agent.id).sort(inOrder);
  const due = sessions.filter((s) => s.unansweredSince !== null);
  const readOnly = useReadOnlyReason();
  const others = sessions.filter((s) => s.unansweredSince === null);
  const list = (some: Session[]) => (
    <ul>
      {some.map((session) => (
        <OpenedSession key={session.id} accountId={accountId} desk={desk} session={session} />
      ))}
    </ul>
  );
  return (
    <div data-testid={`opened-${row.agent.id}`}>
      <p className="flex min-h-9 items-center text-12 text-ink-2">
        {due.length > 0 ? t("opened.due", { count: due.length }) : t("opened.none")}
        {due.length > 0 && (
          <Button
            size="small"
            data-testid="all-back"
            disabledReason={readOnly}
            icon={<Undo2 {...icon14} />}
            onClick={() => due.forEach((s) => void transfer(accountId, s.id, "line"))}
            className="ml-auto h-6 px-2 text-12 max-narrow:my-1"
          >
            {t("opened.all_back")}
          </Button>
        )}
      </p>
      {list(due)}
      {others.length > 0 && (
        <p className="flex h-9 items-center border-t border-border-1 text-12 text-ink-2">
          {t("opened.others", { count: others.length })}
        </p>
      )}
      {list(others)}
    </div>
  );
}
