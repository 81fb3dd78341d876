/**
 * [NT4] Lets tabs tell each other that the agent is back: the tab that shows desktop notifications need not be the one the
 * agent returns to.
 */
import type { AccountId } from "@jieru/shared/domain/ids";

const keyOf = (accountId: AccountId): string => `jieru.came_back.${accountId}`;

/** Tells the other tabs of the account that the agent is looking at the console. Without storage, they find out by themselves. */
export function tellCameBack(accountId: AccountId): void {
  try {
    localStorage.setItem(keyOf(accountId), crypto.randomUUID());
  } catch {
    // NOTE: without storage, the notifications stay until the agent looks at their own tab.
  }
}

/** Calls back when another tab says so, until the returned function is called. */
export function onCameBack(accountId: AccountId, heard: () => void): () => void {
  const listener = ({ key }: StorageEvent) => {
    if (key === keyOf(accountId)) heard();
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
