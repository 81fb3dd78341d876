import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { memo } from "react";
import { ConversationPane } from "../../features/conversation/ConversationPane.tsx";
import { CustomerPanel } from "../../features/customer/CustomerPanel.tsx";
import { PanelFrame } from "../../features/customer/PanelFrame.tsx";
import { useShownSession } from "../../features/opening/open-session.ts";
import { usePanel } from "../../features/session/use-panel.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { PaneBoundary } from "../../ui/errors/PaneBoundary.tsx";
import { FailedInboxPage } from "../shell/FailedPage.tsx";
import { PendingInboxPage } from "../shell/PendingPage.tsx";

export const Route = createFileRoute("/a/$accountId/_inbox/s/$sessionId")({
  validateSearch: (search: { panel?: unknown; m?: unknown }): { panel?: true; m?: number } => ({
    ...(search.panel === true && { panel: true }),
    ...(typeof search.m === "number" && { m: search.m }),
  }),
  component: OpenSession,
  pendingComponent: PendingInboxPage,
  errorComponent: FailedInboxPage,
});

/** [DW7] Not rendered when the list selection moves. */
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
          <PaneBoundary resetKey={sessionId} wayOn={<ClosePanel />}>
            <Customer key={sessionId} accountId={accountId} sessionId={sessionId} />
          </PaneBoundary>
        </PanelFrame>
      )}
    </>
  );
}

function ClosePanel() {
  const { t } = useTranslation();
  const { setOpen } = usePanel();
  return <TextButton onClick={() => setOpen(false)}>{t("close")}</TextButton>;
}
