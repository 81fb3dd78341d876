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

/** Whether every word of the search matches something that identifies the customer. */
const fits = ({ customer }: CustomerHit, words: string): boolean => {
  const findable = { title: customerName(customer), words: [customer.openid, ...customer.tags] };
  return words.split(/\s+/).every((word) => rank([findable], word).length > 0);
};

/** [FI1] Customers found by the server, which the console does not hold itself; nothing until something is typed. */
export const foundCustomersQuery = (accountId: AccountId, words: string) =>
  queryOptions<CustomerHit[]>({
    queryKey: keys.list("found-customers", accountId, words),
    enabled: words !== "" && lengthOf(words) <= maxQueryLength,
    // The results for the previous text stay until the new ones are here, so that nothing jumps; customers who no
    // longer match go at once.
    placeholderData: (before) => before?.filter((hit) => fits(hit, words)),
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) =>
      (await readOrThrow<SearchAnswer>(paths.search(accountId, customersWith(words)), signal)).customers,
  });
