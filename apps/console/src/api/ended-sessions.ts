import type { AccountId } from "@jieru/shared/domain/ids";
import type { EndedPage } from "@jieru/shared/protocol/http";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { readOrThrow } from "./http.ts";
import { type EndedAsked, paths } from "./paths.ts";

/** As many as the server gives at once. */
export const endedPage = 50;

/** Which of them are asked for; nothing: all of one's own. */
export type EndedFilter = Omit<EndedAsked, "before" | "beforeId">;

/** [VW6] Ended sessions the viewer may read, newest first, page by page. */
export const endedSessionsQuery = (accountId: AccountId, filter: EndedFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ["ended", accountId, filter],
    queryFn: ({ pageParam, signal }) => {
      const path = paths.ended(accountId, { ...filter, ...pageParam });
      return readOrThrow<EndedPage>(path, signal);
    },
    initialPageParam: null as EndedPage["next"],
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((p) => p.sessions),
  });
