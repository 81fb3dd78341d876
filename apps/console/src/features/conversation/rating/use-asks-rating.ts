import type { SessionId } from "@jieru/shared/domain/ids";
import { isRatingAsked } from "@jieru/shared/domain/rating";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useCallback } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useConversation } from "../conversation-context.ts";

/** [CR2] Returns whether the customer would be asked for a rating if the session ended now. */
export function asksRating({ account }: Pick<Snapshot, "account">, session: Session): boolean {
  const reach = { blocked: session.customer.blocked, allowance: session.allowance };
  return isRatingAsked(account, session, reach, serverNow());
}

function asks(desk: Snapshot, id: SessionId): boolean {
  const session = desk.sessions.find((s) => s.id === id);
  return session !== undefined && asksRating(desk, session);
}

export function useAsksRating(): boolean {
  const { accountId, session } = useConversation();
  return useSnapshot(
    accountId,
    useCallback((desk: Snapshot) => asks(desk, session.id), [session.id]),
  );
}
