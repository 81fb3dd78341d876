import type { CredentialsRefused } from "@jieru/shared/domain/credentials-refused";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useNowFor } from "../../lib/time/use-now.ts";
import { useConfirmedSnapshot } from "../store/snapshots.ts";

export interface Credentials {
  refused: CredentialsRefused;
  /** Whether the viewer can fix the credentials. */
  mine: boolean;
  /** Until when replies are still sent; null if none are. */
  repliesUntil: number | null;
}

/** [MA11] Returns why WeChat refuses the account's credentials, or null. */
export function useCredentials(accountId: AccountId): Credentials | null {
  const refused = useConfirmedSnapshot(accountId, ({ account }) => account.credentialsRefused);
  const mine = useConfirmedSnapshot(accountId, ({ me }) => me.role === "admin");
  const until = refused?.repliesUntil ?? null;
  const now = useNowFor(until);
  return refused ? { refused, mine, repliesUntil: until !== null && until > now ? until : null } : null;
}
