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
import { ConsoleBars } from "../shell/ConsoleBars.tsx";

export const Route = createFileRoute("/a/$accountId")({
  loader: ({ context: { queryClient }, params, location }) =>
    toSignIn(location.href, () =>
      Promise.all([
        queryClient.ensureQueryData(meQuery),
        loadAccount(queryClient, params.accountId as AccountId),
      ]),
    ),
  component: AccountConsole,
  pendingComponent: ConsoleBars,
});

/** [DR7] The drafts of another agent are removed before anything is shown; a snapshot in the cache may be older than a new sign-in. */
async function loadAccount(queryClient: QueryClient, accountId: AccountId): Promise<void> {
  const isLoaded = confirmedSnapshot(accountId) !== undefined;
  const { me } = await ensureSnapshot(queryClient, accountId);
  if (!isLoaded) adoptDrafts(me.id);
}

/** Everything below an account stands under one feed and beside one rail: its sessions, and pages of their own. */
function AccountConsole() {
  // Not the other parameters: what stands under it is not drawn anew for each session that is opened.
  const accountId = Route.useParams({ select: (params) => params.accountId as AccountId });
  return (
    <FeedProvider key={accountId} accountId={accountId}>
      <Console accountId={accountId}>
        <Outlet />
      </Console>
    </FeedProvider>
  );
}
