import type { AccountId } from "@jieru/shared/domain/ids";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { type CustomerHit, maxQueryLength, type SearchAnswer } from "@jieru/shared/protocol/search";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../../data/http/http.ts";
import { paths } from "../../data/http/paths.ts";
import { keys } from "../../data/keys.ts";
import { customerName } from "../session/customer-name.ts";
import { rank } from "./rank.ts";

const customersWith = (words: string): string =>
  new URLSearchParams({ kind: "customers", limit: "8", q: words }).toString();

const fits = ({ customer }: CustomerHit, words: string): boolean => {
  const findable = { title: customerName(customer), words: [customer.openid, ...customer.tags] };
  return words.split(/\s+/).every((word) => rank([findable], word).length > 0);
};

/** [FI1] Customers found by the server; none until something is typed. */
export const foundCustomersQuery = (accountId: AccountId, words: string) =>
  queryOptions<CustomerHit[]>({
    queryKey: keys.list("found-customers", accountId, words),
    enabled: words !== "" && lengthOf(words) <= maxQueryLength,
    // Previous results stay until the new ones arrive, without customers who no longer match.
    placeholderData: (before) => before?.filter((hit) => fits(hit, words)),
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) =>
      (await readOrThrow<SearchAnswer>(paths.search(accountId, customersWith(words)), signal)).customers,
  });
