import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryClient } from "@tanstack/react-query";
import { createFileRoute, Outlet } from "@tanstack/react-router";
import { adoptDrafts } from "../../data/drafts/draft-store.ts";
import { FeedProvider } from "../../data/feed/FeedProvider.tsx";
import { meQuery } from "../../data/queries/me.ts";
import { ensureSnapshot } from "../../data/queries/snapshot.ts";
import { confirmedSnapshot } from "../../data/store/snapshots.ts";
import { toSignIn } from "../../features/auth/guard.ts";
import { Console } from "../shell/Console.tsx";
import { ConsoleSkeleton } from "../shell/ConsoleSkeleton.tsx";

export const Route = createFileRoute("/a/$accountId")({
  loader: ({ context: { queryClient }, params, location }) =>
    toSignIn(location.href, () =>
      Promise.all([
        queryClient.ensureQueryData(meQuery),
        loadAccount(queryClient, params.accountId as AccountId),
      ]),
    ),
  component: AccountConsole,
  pendingComponent: ConsoleSkeleton,
});

/** [DR7] Removes another agent's drafts before anything is shown. A cached snapshot may be older than a new sign-in. */
async function loadAccount(queryClient: QueryClient, accountId: AccountId): Promise<void> {
  const isLoaded = confirmedSnapshot(accountId) !== undefined;
  const { me } = await ensureSnapshot(queryClient, accountId);
  if (!isLoaded) adoptDrafts(me.id);
}

function AccountConsole() {
  // Only this parameter, so that opening a session does not render the console.
  const accountId = Route.useParams({ select: (params) => params.accountId as AccountId });
  return (
    <FeedProvider key={accountId} accountId={accountId}>
      <Console accountId={accountId}>
        <Outlet />
      </Console>
    </FeedProvider>
  );
}
