import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { createFileRoute, Outlet, retainSearchParams, useParams } from "@tanstack/react-router";
import { useAhead } from "../inbox/ahead.ts";
import { Inbox } from "../inbox/Inbox.tsx";
import { filterNames, listFilter } from "../inbox/list-filter.ts";

export const Route = createFileRoute("/a/$accountId/_inbox")({
  validateSearch: listFilter,
  search: { middlewares: [retainSearchParams([...filterNames])] },
  component: InboxPage,
});

function InboxPage() {
  const accountId = Route.useParams({ select: (params) => params.accountId as AccountId });
  const addressed = useParams({ strict: false, select: (params) => params.sessionId });
  const sessionId = useAhead((addressed as SessionId | undefined) ?? null);
  return (
    <Inbox accountId={accountId} sessionId={sessionId}>
      <Outlet />
    </Inbox>
  );
}
