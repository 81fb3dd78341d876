import type { AccountId } from "@jieru/shared/domain/ids";
import type { Me } from "@jieru/shared/protocol/http";
import type { OtherAccountCounts } from "@jieru/shared/protocol/socket";
import type { QueryClient } from "@tanstack/react-query";
import { invalidate } from "../queries/invalidate.ts";
import { meQuery } from "../queries/me.ts";

/** [MA3] Merges the counts of the agent's other accounts. [MA4] Returns `unknown` if an account is not loaded yet. */
export function withOtherAccountCounts(
  me: Me,
  here: AccountId,
  { accounts }: OtherAccountCounts,
): Me | "unknown" {
  if (accounts.some(({ accountId }) => !me.accounts.some(({ id }) => id === accountId))) return "unknown";
  const kept = me.accounts.flatMap((known) => {
    if (known.id === here) return [known];
    const fresh = accounts.find(({ accountId }) => accountId === known.id);
    if (!fresh) return [];
    const { accountId: _, ...counts } = fresh;
    return [{ ...known, ...counts }];
  });
  return { ...me, accounts: kept };
}

export function receiveOtherAccountCounts(
  client: QueryClient,
  here: AccountId,
  news: OtherAccountCounts,
): void {
  const me = client.getQueryData(meQuery.queryKey);
  if (!me) return;
  const next = withOtherAccountCounts(me, here, news);
  if (next === "unknown") void invalidate(client, { queryKey: meQuery.queryKey });
  else client.setQueryData(meQuery.queryKey, next);
}
