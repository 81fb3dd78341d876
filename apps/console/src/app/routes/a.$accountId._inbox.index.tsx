import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { NothingOpen } from "../../features/inbox/NothingOpen.tsx";
import { FailedInboxPage } from "../shell/FailedPage.tsx";
import { PendingInboxPage } from "../shell/PendingPage.tsx";

export const Route = createFileRoute("/a/$accountId/_inbox/")({
  component: Index,
  pendingComponent: PendingInboxPage,
  errorComponent: FailedInboxPage,
});

function Index() {
  const { accountId } = Route.useParams();
  return <NothingOpen accountId={accountId as AccountId} />;
}
