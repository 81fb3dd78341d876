import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./http.ts";
import { valueOrThrow } from "./outcome.ts";
import { paths } from "./paths.ts";
import { queryClient } from "./query-client.ts";

/** The waiting line beyond what the feed tells, in pages of so many; page 0 is the feed's own window. */
export const linePage = 50;

interface Page {
  sessions: Session[];
}

/** [RD8] One page of the line, as it was when it was asked for. */
export const waitingPageQuery = (accountId: AccountId, page: number) =>
  queryOptions({
    queryKey: ["waiting", accountId, page],
    queryFn: async ({ signal }): Promise<Session[]> => {
      const path = paths.waiting(accountId, page * linePage, linePage);
      return valueOrThrow(await request<Page>("GET", path, { signal })).sessions;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });

/** The line has moved: pages in sight are asked for anew, the others when they come in sight. */
export const refreshWaitingPages = (accountId: AccountId): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ["waiting", accountId] });
