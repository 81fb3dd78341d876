import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { request } from "./http.ts";
import { valueOrThrow } from "./outcome.ts";
import { paths } from "./paths.ts";
import { queryClient } from "./query-client.ts";

/** As many as the server gives at once. */
export const endedPage = 50;

interface EndedPage {
  sessions: Session[];
  more: boolean;
}

/** Ended sessions the viewer may read, newest first, page by page after the last one had. */
export const endedSessionsQuery = (accountId: AccountId) =>
  infiniteQueryOptions({
    queryKey: ["ended", accountId],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await request<EndedPage>("GET", paths.ended(accountId, pageParam), { signal })),
    initialPageParam: null as Session | null,
    getNextPageParam: (last) => (last.more ? (last.sessions.at(-1) ?? null) : null),
    select: (data) => data.pages.flatMap((p) => p.sessions),
  });

/** After a session ended: the list is asked anew, when somebody looks at it. */
export const refreshEnded = (accountId: AccountId): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ["ended", accountId] });
