/** [SI8] [SI9] The agent's signed-in browsers. They are not part of an account's feed. */

import type { BrowserId } from "@jieru/shared/domain/ids";
import type { BrowsersAnswer, ListedBrowser, NewBrowsers } from "@jieru/shared/protocol/browsers";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { invalidate } from "./invalidate.ts";

export const browsersQuery = queryOptions({
  queryKey: keys.browsers,
  staleTime: 0,
  queryFn: async ({ signal }): Promise<ListedBrowser[]> =>
    (await readOrThrow<BrowsersAnswer>(paths.browsers, signal)).browsers,
});

/** New browsers as last pushed by the server; never requested. */
export const newBrowsersQuery = queryOptions({
  queryKey: keys.newBrowsers,
  enabled: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: (): NewBrowsers => ({ browsers: [] }),
});

/** [SI8] Stores the pushed browsers. A new connection pushes them again. */
export const receiveNewBrowsers = (client: QueryClient, news: NewBrowsers): void =>
  void client.setQueryData(newBrowsersQuery.queryKey, news);

function settle<T>(outcome: Outcome<T>, isOver: (id: BrowserId) => boolean): Outcome<T> {
  if (outcome.ok)
    queryClient.setQueryData(
      newBrowsersQuery.queryKey,
      (news) => news && { ...news, browsers: news.browsers.filter(({ id }) => !isOver(id)) },
    );
  void invalidate(queryClient, browsersQuery);
  return outcome;
}

export const knowBrowser = async (id: BrowserId): Promise<Outcome<void>> =>
  settle(await request<void>("POST", paths.browserKnown(id), { body: {} }), (other) => other === id);

export const signOutBrowser = async (id: BrowserId): Promise<Outcome<void>> =>
  settle(await request<void>("DELETE", paths.browser(id)), (other) => other === id);

export const signOutOthers = async (): Promise<Outcome<void>> =>
  settle(await request<void>("DELETE", paths.browsers), () => true);
