import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useCallback } from "react";
import { useConnection } from "../../data/store/connection.ts";
import { useSnapshot } from "../../data/store/snapshots.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { dueSessions } from "../session/lists.ts";

/** [NT6] [NT9] Returns how many customers wait for the agent's answer; 0 after signing out. */
export function useDueCount(accountId: AccountId): number {
  const now = useNow();
  const countDue = useCallback((desk: Snapshot) => dueSessions(desk, Math.max(now, desk.now)).length, [now]);
  const count = useSnapshot(accountId, countDue);
  return useConnection().state === "signed_out" ? 0 : count;
}
