import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { boardQuery } from "../../data/queries/board.ts";
import { confirmedSnapshot } from "../../data/store/snapshots.ts";
import { BoardPage } from "../../features/board/BoardPage.tsx";

export const Route = createFileRoute("/a/$accountId/supervise")({
  // Not awaited: the page renders meanwhile.
  loader: ({ context: { queryClient }, params }) => {
    const accountId = params.accountId as AccountId;
    const me = confirmedSnapshot(accountId)?.me;
    if (me && supervises(me)) void queryClient.prefetchQuery(boardQuery(accountId));
  },
  component: SupervisePage,
});

function SupervisePage() {
  return <BoardPage accountId={Route.useParams().accountId as AccountId} />;
}
