import type { AccountId } from "@jieru/shared/domain/ids";
import type { BlockedCustomer } from "@jieru/shared/protocol/http";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../../../data/http/http.ts";
import { paths } from "../../../data/http/paths.ts";
import { keys } from "../../../data/keys.ts";

interface BlockedPage {
  customers: BlockedCustomer[];
  more: boolean;
}

/** [BL4] Newest first; each page begins after the last one. */
export const blockedCustomersQuery = (accountId: AccountId) =>
  infiniteQueryOptions({
    queryKey: keys.list("blocked", accountId),
    staleTime: 0,
    queryFn: ({ pageParam, signal }) =>
      readOrThrow<BlockedPage>(paths.blockedCustomers(accountId, pageParam), signal),
    initialPageParam: null as BlockedCustomer | null,
    getNextPageParam: (last) => (last.more ? (last.customers.at(-1) ?? null) : null),
    select: (data) => data.pages.flatMap((p) => p.customers),
  });
