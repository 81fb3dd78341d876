import type { CredentialsRefused } from "@jieru/shared/domain/credentials-refused";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useNowFor } from "../../lib/time/use-now.ts";
import { useConfirmedSnapshot } from "../store/snapshots.ts";

export interface Credentials {
  refused: CredentialsRefused;
  /** Whether the viewer is one who can mend it. */
  mine: boolean;
  /** Until when replies still leave; null where none does. */
  repliesUntil: number | null;
}

/** [MA11] What WeChat has against the account's credentials; null while it takes them. */
export function useCredentials(accountId: AccountId): Credentials | null {
  const refused = useConfirmedSnapshot(accountId, ({ account }) => account.credentialsRefused);
  const mine = useConfirmedSnapshot(accountId, ({ me }) => me.role === "admin");
  const until = refused?.repliesUntil ?? null;
  const now = useNowFor(until);
  return refused ? { refused, mine, repliesUntil: until !== null && until > now ? until : null } : null;
}
