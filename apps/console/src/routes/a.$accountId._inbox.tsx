import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { createFileRoute, Outlet, useParams } from "@tanstack/react-router";
import { Inbox } from "../inbox/Inbox.tsx";

export const Route = createFileRoute("/a/$accountId/_inbox")({ component: InboxPage });

function InboxPage() {
  const accountId = Route.useParams().accountId as AccountId;
  const { sessionId } = useParams({ strict: false });
  return (
    <Inbox accountId={accountId} sessionId={(sessionId as SessionId | undefined) ?? null}>
      <Outlet />
    </Inbox>
  );
}
