import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { noFilter } from "../list-filter.ts";

/** [MA1] The conversation that is open in each account, or was open when the agent left it. */
const open = new Map<AccountId, SessionId | null>();

export const noteOpenSession = (accountId: AccountId, sessionId: SessionId | null): void =>
  void open.set(accountId, sessionId);

/** Returns the route to an account's last conversation. Filters are dropped: tags and agents differ by account. */
export function toAccount(accountId: AccountId) {
  const sessionId = open.get(accountId);
  if (!sessionId) return { to: "/a/$accountId", params: { accountId }, search: noFilter } as const;
  return { to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId }, search: noFilter } as const;
}
