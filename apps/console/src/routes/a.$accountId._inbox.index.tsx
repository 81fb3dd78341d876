import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { FailedInboxPage } from "../frame/FailedPage.tsx";
import { PendingInboxPage } from "../frame/PendingPage.tsx";
import { NothingOpen } from "../inbox/NothingOpen.tsx";

export const Route = createFileRoute("/a/$accountId/_inbox/")({
  component: Index,
  pendingComponent: PendingInboxPage,
  errorComponent: FailedInboxPage,
});

function Index() {
  const { accountId } = Route.useParams();
  return <NothingOpen accountId={accountId as AccountId} />;
}
