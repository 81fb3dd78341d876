/** [NT4] The tab that tells the desktop need not be the one that somebody comes back to. */
import type { AccountId } from "@jieru/shared/domain/ids";

const keyOf = (accountId: AccountId): string => `jieru.came_back.${accountId}`;

/** To the other tabs of the account: somebody is at the console. Where storage is refused they find out by themselves. */
export function tellCameBack(accountId: AccountId): void {
  try {
    localStorage.setItem(keyOf(accountId), crypto.randomUUID());
  } catch {
    // NOTE: the notifications stand until their own tab is looked at.
  }
}

/** Calls back when another tab says so; the answer ends it. */
export function onCameBack(accountId: AccountId, heard: () => void): () => void {
  const listener = ({ key }: StorageEvent) => {
    if (key === keyOf(accountId)) heard();
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
