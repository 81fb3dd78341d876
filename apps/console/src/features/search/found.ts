import type { AccountId } from "@jieru/shared/domain/ids";
import type { SearchAnswer, SearchKind } from "@jieru/shared/protocol/search";
import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { readOrThrow } from "../../data/http/http.ts";
import { paths } from "../../data/http/paths.ts";
import { keys } from "../../data/keys.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import type { SearchParams, Span } from "./search-params.ts";

const days: Record<Span, number> = { day: 0, week: 6, month: 29, quarter: 89 };

function since(span: Span): number {
  const start = new Date(serverNow());
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - days[span]);
  return start.getTime();
}

interface PageParam {
  next: NonNullable<SearchAnswer["next"]>;
  by: SearchAnswer["by"];
}

function queryOf(kind: SearchKind, params: SearchParams, limit: number, page: PageParam | null): string {
  const { q = "", span, agent, tag, state, topic } = params;
  const parameters = {
    q,
    kind,
    limit,
    ...(span && { from: since(span) }),
    ...(agent && { agentId: agent }),
    ...(tag && { tag }),
    ...(state && { state }),
    ...(topic && { topicId: topic }),
    ...(page && { ...page.next, by: page.by }),
  };
  return new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  ).toString();
}

/** `limit` applies to each page. The previous results stay until the new ones arrive. */
export const foundQuery = (accountId: AccountId, kind: SearchKind, params: SearchParams, limit: number) =>
  infiniteQueryOptions({
    queryKey: keys.list("search", accountId, kind, limit, params),
    queryFn: ({ pageParam, signal }) =>
      readOrThrow<SearchAnswer>(paths.search(accountId, queryOf(kind, params, limit, pageParam)), signal),
    initialPageParam: null as PageParam | null,
    getNextPageParam: (last) => (last.next ? { next: last.next, by: last.by } : null),
    placeholderData: keepPreviousData,
    // Rights and messages change, so returning requests the results again.
    staleTime: 10_000,
    gcTime: 60_000,
  });
