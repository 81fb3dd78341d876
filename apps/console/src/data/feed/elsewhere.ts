import type { AccountId } from "@jieru/shared/domain/ids";
import type { Me } from "@jieru/shared/protocol/http";
import type { Elsewhere } from "@jieru/shared/protocol/socket";
import type { QueryClient } from "@tanstack/react-query";
import { askAgain } from "../queries/ask-again.ts";
import { meQuery } from "../queries/me.ts";

/**
 * Merges the counts of the agent's other accounts into `me` (MA3) and drops accounts that are gone; `unknown` if the news
 * contains an account whose name has not been loaded yet (MA4).
 */
export function withElsewhere(me: Me, here: AccountId, { accounts }: Elsewhere): Me | "unknown" {
  if (accounts.some(({ accountId }) => !me.accounts.some(({ id }) => id === accountId))) return "unknown";
  const kept = me.accounts.flatMap((known) => {
    if (known.id === here) return [known];
    const told = accounts.find(({ accountId }) => accountId === known.id);
    if (!told) return [];
    const { accountId: _, ...counts } = told;
    return [{ ...known, ...counts }];
  });
  return { ...me, accounts: kept };
}

export function receiveElsewhere(client: QueryClient, here: AccountId, news: Elsewhere): void {
  const me = client.getQueryData(meQuery.queryKey);
  if (!me) return;
  const next = withElsewhere(me, here, news);
  if (next === "unknown") void askAgain(client, { queryKey: meQuery.queryKey });
  else client.setQueryData(meQuery.queryKey, next);
}
