/**
 * [NT4] Lets tabs announce the agent's return, as another tab may show the notifications. Newer ones stay, even if
 * the message is late.
 */
import type { AccountId } from "@jieru/shared/domain/ids";

const keyOf = (accountId: AccountId): string => `jieru.came_back.${accountId}`;

export function announceReturn(accountId: AccountId): void {
  try {
    localStorage.setItem(keyOf(accountId), String(Date.now()));
  } catch {
    // NOTE: without storage, notifications stay until the agent returns to the tab that showed them.
  }
}

export function onReturn(accountId: AccountId, onReturned: (at: number) => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key === keyOf(accountId)) onReturned(Number(newValue));
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
