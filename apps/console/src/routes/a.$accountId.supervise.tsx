import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { BoardPage } from "../supervise/BoardPage.tsx";

export const Route = createFileRoute("/a/$accountId/supervise")({ component: SupervisePage });

function SupervisePage() {
  return <BoardPage accountId={Route.useParams().accountId as AccountId} />;
}
