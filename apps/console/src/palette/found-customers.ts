import type { AccountId } from "@jieru/shared/domain/ids";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { type CustomerHit, maxQueryLength, type SearchAnswer } from "@jieru/shared/protocol/search";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../api/http.ts";
import { paths } from "../api/paths.ts";
import { customerName } from "../customer/customer-name.ts";
import { rank } from "./rank.ts";

const customersWith = (words: string): string =>
  new URLSearchParams({ kind: "customers", limit: "8", q: words }).toString();

/** Whether every word that is looked for is in what one may find the customer by. */
const fits = ({ customer }: CustomerHit, words: string): boolean => {
  const findable = { title: customerName(customer), words: [customer.openid, ...customer.tags] };
  return words.split(/\s+/).every((word) => rank([findable], word).length > 0);
};

/** [FI1] Customers the console does not hold itself; nothing until something is looked for. */
export const foundCustomersQuery = (accountId: AccountId, words: string) =>
  queryOptions<CustomerHit[]>({
    queryKey: ["found-customers", accountId, words],
    enabled: words !== "" && lengthOf(words) <= maxQueryLength,
    // What was found for one letter less stays until there is news, so that nothing jumps; who is meant no more is gone at once.
    placeholderData: (before) => before?.filter((hit) => fits(hit, words)),
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) =>
      (await readOrThrow<SearchAnswer>(paths.search(accountId, customersWith(words)), signal)).customers,
  });
