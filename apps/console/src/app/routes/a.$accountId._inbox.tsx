import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { createFileRoute, Outlet, retainSearchParams, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { noteOpenSession } from "../../features/inbox/accounts/left-open.ts";
import { Inbox } from "../../features/inbox/Inbox.tsx";
import { filterNames, listFilterFrom } from "../../features/inbox/list-filter.ts";
import { useOpenSessionId } from "../../features/opening/open-session.ts";
import { showTab } from "../../features/opening/shown-tab.ts";

export const Route = createFileRoute("/a/$accountId/_inbox")({
  validateSearch: listFilterFrom,
  // [RP12] A link from the report opens the list that it refers to.
  onEnter: ({ search }) => {
    if (search.counted) showTab("ended");
  },
  search: { middlewares: [retainSearchParams([...filterNames])] },
  component: InboxPage,
});

function InboxPage() {
  const accountId = Route.useParams({ select: (params) => params.accountId as AccountId });
  const addressed = useParams({ strict: false, select: (params) => params.sessionId });
  const sessionId = useOpenSessionId((addressed as SessionId | undefined) ?? null);
  useEffect(() => noteOpenSession(accountId, sessionId), [accountId, sessionId]);
  return (
    <Inbox accountId={accountId} sessionId={sessionId}>
      <Outlet />
    </Inbox>
  );
}
