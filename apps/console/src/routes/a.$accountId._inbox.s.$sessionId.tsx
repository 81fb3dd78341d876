import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { memo } from "react";
import { ConversationPane } from "../conversation/ConversationPane.tsx";
import { CustomerPanel } from "../customer/CustomerPanel.tsx";
import { PanelFrame } from "../customer/PanelFrame.tsx";
import { usePanel } from "../customer/use-panel.ts";
import { useShownSession } from "../inbox/opening/open-session.ts";

export const Route = createFileRoute("/a/$accountId/_inbox/s/$sessionId")({
  validateSearch: (search: { panel?: unknown; m?: unknown }): { panel?: true; m?: number } => ({
    ...(search.panel === true && { panel: true }),
    // The message to open it at, by its seq.
    ...(typeof search.m === "number" && { m: search.m }),
  }),
  component: OpenSession,
});

/** [DW7] Neither is drawn because the list moved on. */
const Conversation = memo(ConversationPane);
const Customer = memo(CustomerPanel);

function OpenSession() {
  const params = Route.useParams();
  const accountId = params.accountId as AccountId;
  const sessionId = useShownSession(params.sessionId as SessionId);
  const { open } = usePanel();
  return (
    <>
      <div
        data-covered={open || undefined}
        className="col-start-3 row-span-2 row-start-1 flex min-h-0 min-w-0 flex-col bg-surface-2 max-narrow:col-start-1 max-narrow:data-covered:hidden"
      >
        <Conversation key={sessionId} accountId={accountId} sessionId={sessionId} />
      </div>
      {open && (
        <PanelFrame>
          <Customer key={sessionId} accountId={accountId} sessionId={sessionId} />
        </PanelFrame>
      )}
    </>
  );
}
