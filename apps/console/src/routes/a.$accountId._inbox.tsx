import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { createFileRoute, Outlet, retainSearchParams, useParams } from "@tanstack/react-router";
import { Inbox } from "../inbox/Inbox.tsx";
import { filterNames, listFilter } from "../inbox/list-filter.ts";

export const Route = createFileRoute("/a/$accountId/_inbox")({
  validateSearch: listFilter,
  search: { middlewares: [retainSearchParams([...filterNames])] },
  component: InboxPage,
});

function InboxPage() {
  const accountId = Route.useParams({ select: (params) => params.accountId as AccountId });
  const sessionId = useParams({ strict: false, select: (params) => params.sessionId });
  return (
    <Inbox accountId={accountId} sessionId={(sessionId as SessionId | undefined) ?? null}>
      <Outlet />
    </Inbox>
  );
}
