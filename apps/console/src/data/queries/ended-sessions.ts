import type { AccountId } from "@jieru/shared/domain/ids";
import type { EndedPage } from "@jieru/shared/protocol/http";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { type EndedParams, paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { readCounted } from "./counted.ts";

export const endedPage = 50;

/** Empty for all of the agent's own sessions. */
export interface EndedFilter extends Omit<EndedParams, "before" | "beforeId"> {
  /** [RP12] The sessions behind a report figure, including open ones. */
  counted?: string;
}

function pathOf(accountId: AccountId, { counted, ...filter }: EndedFilter, page: EndedPage["next"]): string {
  const number = readCounted(counted);
  if (!number) return paths.ended(accountId, { ...filter, ...page });
  const { by, figure, from, to } = number;
  const { about, owner } = filter;
  return paths.reportSessions(accountId, {
    ...{ by, figure, from, to, ...(about && { about }), ...(owner && owner !== "all" && { owner }) },
    ...page,
  });
}

/** [VW6] Ended sessions that the viewer may read, newest first. */
export const endedSessionsQuery = (accountId: AccountId, filter: EndedFilter = {}) =>
  infiniteQueryOptions({
    queryKey: keys.list("ended", accountId, filter),
    queryFn: ({ pageParam, signal }) => readOrThrow<EndedPage>(pathOf(accountId, filter, pageParam), signal),
    initialPageParam: null as EndedPage["next"],
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((p) => p.sessions),
  });
