import type { SessionId } from "@jieru/shared/domain/ids";
import { isRatingAsked } from "@jieru/shared/domain/rating";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useCallback } from "react";
import { useDeskPart } from "../../api/use-desk.ts";
import { serverNow } from "../../ui/server-clock.ts";
import { useConversation } from "../conversation-context.ts";

function asks({ account, sessions }: Snapshot, id: SessionId): boolean {
  const session = sessions.find((s) => s.id === id);
  if (!session) return false;
  const reach = { blocked: session.customer.blocked, allowance: session.allowance };
  return isRatingAsked(account, session, reach, serverNow());
}

/** [CR2] Whether the customer is asked how satisfied they were if the session ends now. */
export function useAsksRating(): boolean {
  const { accountId, session } = useConversation();
  return useDeskPart(
    accountId,
    useCallback((desk: Snapshot) => asks(desk, session.id), [session.id]),
  );
}
