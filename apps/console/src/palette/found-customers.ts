import type { AccountId } from "@jieru/shared/domain/ids";
import { type CustomerHit, maxQueryLength, type SearchAnswer } from "@jieru/shared/protocol/search";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "../api/http.ts";
import { valueOrThrow } from "../api/outcome.ts";
import { paths } from "../api/paths.ts";

const customersWith = (words: string): string =>
  new URLSearchParams({ kind: "customers", limit: "8", q: words }).toString();

/** [FI1] Customers the console does not hold itself; nothing until something is looked for. */
export const foundCustomersQuery = (accountId: AccountId, words: string) =>
  queryOptions({
    queryKey: ["found-customers", accountId, words],
    enabled: words !== "" && words.length <= maxQueryLength,
    // What was found for one letter less stays until there is news, so that nothing jumps.
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }): Promise<CustomerHit[]> =>
      valueOrThrow(
        await request<SearchAnswer>("GET", paths.search(accountId, customersWith(words)), { signal }),
      ).customers,
  });
