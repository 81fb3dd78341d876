import type { AccountId } from "@jieru/shared/domain/ids";
import { type Piece, piecesOf, wordPiecesOf } from "@jieru/shared/domain/search";
import type { SearchAnswer, SearchKind } from "@jieru/shared/protocol/search";
import { type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { foundQuery } from "./found.ts";
import { itemsOf, type SearchItem } from "./items.ts";
import type { SearchParams } from "./search-params.ts";

export interface SearchData {
  state: "idle" | "pending" | "failed" | "found";
  items: SearchItem[];
  pieces: readonly Piece[];
  /** No match contains the words together; the results contain them separately (FI2). */
  byWords: boolean;
  behind: number;
  more: boolean;
  /** How far back the search has looked, if older messages remain. */
  lookedBackTo: number | null;
  loadMore: (() => void) | null;
  /** Set after a failed page: only a button retries. */
  retryNextPage: (() => void) | null;
  retry: () => void;
}

const few = 5;
const page = 20;

const isAsked = (group: SearchKind, { q = "", kind }: SearchParams): boolean =>
  piecesOf(q).length > 0 && (kind === undefined || kind === group);

const queryFor = (accountId: AccountId, group: SearchKind, params: SearchParams) =>
  foundQuery(accountId, group, params, group === "messages" || params.kind === group ? page : few);

export async function prefetchSearch(
  client: QueryClient,
  accountId: AccountId,
  params: SearchParams,
): Promise<void> {
  const groups = (["customers", "notes", "messages"] as const).filter((group) => isAsked(group, params));
  await Promise.all(groups.map((group) => client.prefetchInfiniteQuery(queryFor(accountId, group, params))));
}

export function useSearch(accountId: AccountId, params: SearchParams): SearchData {
  const pieces = useMemo(() => piecesOf(params.q ?? ""), [params.q]);
  const asks = pieces.length > 0;
  const is = (group: SearchKind) => isAsked(group, params);
  const optionsFor = (group: SearchKind) => ({ ...queryFor(accountId, group, params), enabled: is(group) });
  const customers = useInfiniteQuery(optionsFor("customers"));
  const notes = useInfiniteQuery(optionsFor("notes"));
  const messages = useInfiniteQuery(optionsFor("messages"));
  const queries = [
    { group: "customers" as const, query: customers },
    { group: "notes" as const, query: notes },
    { group: "messages" as const, query: messages },
  ].filter(({ group }) => is(group));
  const paged = queries.at(-1)?.query ?? messages;
  const groups = queries.map(({ group, query }) => ({
    group,
    pages: query.data?.pages ?? none,
    failed: hasFailed(query),
  }));
  const answers = groups.flatMap(({ pages }) => pages);
  const byWords = answers.length > 0 && answers.every(({ by, ...a }) => by === "words" || isEmpty(a));
  const items = itemsOf(groups);
  const mayGoOn = paged.hasNextPage && !paged.isFetchingNextPage;
  const goOn = () => void paged.fetchNextPage();
  return {
    state: stateOf(
      asks,
      items.length === 0,
      queries.map(({ query }) => query),
    ),
    items,
    pieces: answers.some(({ by }) => by === "words") ? wordPiecesOf(params.q ?? "") : pieces,
    byWords: byWords && items.length > 0,
    behind: Math.max(0, ...answers.map(({ behind }) => behind)),
    more: queries.some(({ query }) => query.hasNextPage),
    lookedBackTo: paged.hasNextPage ? (paged.data?.pages.at(-1)?.lookedBackTo ?? null) : null,
    loadMore: mayGoOn && !paged.isFetchNextPageError ? goOn : null,
    retryNextPage: mayGoOn && paged.isFetchNextPageError ? goOn : null,
    retry: () => void Promise.all(queries.map(({ query }) => hasFailed(query) && query.refetch())),
  };
}

const none: readonly SearchAnswer[] = [];
const isEmpty = (a: Pick<SearchAnswer, "messages" | "customers">): boolean =>
  a.messages.length + a.customers.length === 0;

interface Asked {
  isPending: boolean;
  isError: boolean;
  isPlaceholderData: boolean;
  data: unknown;
}

const hasFailed = (q: Pick<Asked, "isError" | "data">): boolean => q.isError && q.data === undefined;

function stateOf(asks: boolean, isEmpty: boolean, queries: readonly Asked[]): SearchData["state"] {
  if (!asks) return "idle";
  if (queries.every(hasFailed)) return "failed";
  return queries.some((q) => q.isPending || (isEmpty && q.isPlaceholderData)) ? "pending" : "found";
}
