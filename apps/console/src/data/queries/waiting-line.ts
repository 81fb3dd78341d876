import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingPage, WaitingSources } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths, type WaitingAsked } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { askAgain } from "./ask-again.ts";

/** The waiting line beyond what the feed tells, in pages of so many; page 0 of the whole line is the feed's own window. */
export const linePage = 50;

/** Which sessions of the line are asked for; all of them when empty. */
export type LineFilter = Omit<WaitingAsked, "offset" | "limit">;

/** [RD8] [VW4] One page of the line, as it was when it was asked for. */
export const waitingPageQuery = (accountId: AccountId, page: number, filter: LineFilter) =>
  queryOptions({
    queryKey: keys.list("waiting", accountId, filter, page),
    queryFn: ({ signal }) => {
      const path = paths.waiting(accountId, { offset: page * linePage, limit: linePage, ...filter });
      return readOrThrow<WaitingPage>(path, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });

/** [VW4] Where the whole line came from, most first. */
export const waitingSourcesQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("waiting", accountId, "sources"),
    queryFn: async ({ signal }) =>
      (await readOrThrow<WaitingSources>(paths.waitingSources(accountId), signal)).sources,
    gcTime: 0,
  });

/** The line has moved: pages in sight are asked for anew, the others when they come in sight. */
export const refreshWaitingPages = (accountId: AccountId): Promise<void> =>
  askAgain(queryClient, { queryKey: keys.list("waiting", accountId) });
