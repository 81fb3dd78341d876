import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingPage, WaitingSources } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths, type WaitingParams } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { invalidate } from "./invalidate.ts";

/** Page size of the waiting queue. Page 0 without filter is the feed's own window. */
export const waitingPageSize = 50;

export type WaitingFilter = Omit<WaitingParams, "offset" | "limit">;

/** [RD8] [VW4] One page of the queue at the time of the request. */
export const waitingPageQuery = (accountId: AccountId, page: number, filter: WaitingFilter) =>
  queryOptions({
    queryKey: keys.list("waiting", accountId, filter, page),
    queryFn: ({ signal }) => {
      const path = paths.waiting(accountId, {
        offset: page * waitingPageSize,
        limit: waitingPageSize,
        ...filter,
      });
      return readOrThrow<WaitingPage>(path, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });

/** [VW4] Sources of the whole queue, most frequent first. */
export const waitingSourcesQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("waiting", accountId, "sources"),
    queryFn: async ({ signal }) =>
      (await readOrThrow<WaitingSources>(paths.waitingSources(accountId), signal)).sources,
    gcTime: 0,
  });

export const refreshWaitingPages = (accountId: AccountId): Promise<void> =>
  invalidate(queryClient, { queryKey: keys.list("waiting", accountId) });
