import type { Session } from "@jieru/shared/domain/session";
import { useMemo } from "react";

/** What of a session does not change with every message. */
export type SteadySession = Pick<Session, "id" | "conversationId" | "state" | "ownerId" | "customer">;

/** [DW2] The same object until the session stands differently, or its customer is another. */
export function useSteadySession({
  id,
  conversationId,
  state,
  ownerId,
  customer,
}: SteadySession): SteadySession {
  return useMemo(
    () => ({ id, conversationId, state, ownerId, customer }),
    [id, conversationId, state, ownerId, customer],
  );
}
