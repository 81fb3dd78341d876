import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { icon14 } from "@jieru/ui/icon.ts";
import { Undo2 } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { transfer } from "../../../data/queries/sessions.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import type { AgentRow } from "./agent-rows.ts";
import { OpenedSession } from "./OpenedSession.tsx";
import { useOpenedPlaces } from "./use-opened-places.ts";

interface OpenedAgentProps {
  accountId: AccountId;
  desk: Snapshot;
  row: AgentRow;
}

export function OpenedAgent({ accountId, desk, row }: OpenedAgentProps) {
  const { t } = useTranslation("supervise");
  const { due, places, hold } = useOpenedPlaces(desk, row.agent.id);
  const readOnly = useReadOnlyReason();
  return (
    <div data-testid={`opened-${row.agent.id}`}>
      <p className="flex min-h-9 items-center text-12 text-ink-2">
        {due.length > 0 ? t("opened.due", { count: due.length }) : t("opened.none")}
        {due.length > 0 && (
          <Button
            size="mini"
            data-testid="all-back"
            disabledReason={readOnly}
            icon={<Undo2 {...icon14} />}
            onClick={() => due.forEach((s) => void transfer(accountId, s.id, "line"))}
            className="ml-auto max-narrow:my-1"
          >
            {t("opened.all_back")}
          </Button>
        )}
      </p>
      <ul {...hold}>
        {places.map((place) => {
          if (place.kind === "gone") return <li key={place.key} className="h-8 border-t border-border-1" />;
          if (place.kind === "session")
            return (
              <OpenedSession key={place.key} accountId={accountId} desk={desk} session={place.session} />
            );
          return (
            <li key={place.key} className="flex h-9 items-center border-t border-border-1 text-12 text-ink-2">
              {t("opened.others", { count: place.count })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
