/**
 * [NT4] Lets tabs tell each other that the agent is back: the tab that shows desktop notifications need not be the one the
 * agent returns to. What that tab has told since is news to them: such a word may be late.
 */
import type { AccountId } from "@jieru/shared/domain/ids";

const keyOf = (accountId: AccountId): string => `jieru.came_back.${accountId}`;

/** Tells the other tabs of the account that the agent is looking at the console. Without storage, they find out by themselves. */
export function tellCameBack(accountId: AccountId): void {
  try {
    localStorage.setItem(keyOf(accountId), String(Date.now()));
  } catch {
    // NOTE: without storage, the notifications stay until the agent looks at their own tab.
  }
}

/** Calls back when another tab says so, with the time when they were back, until the returned function is called. */
export function onCameBack(accountId: AccountId, heard: (at: number) => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key === keyOf(accountId)) heard(Number(newValue));
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
