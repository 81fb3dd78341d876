import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../api/session.ts";
import { useDesk } from "../api/use-desk.ts";

/**
 * The session of the address: on the desk, or asked for by its id. undefined while it is being asked for; null when it
 * does not exist or is not this viewer's to see.
 */
export function useOpenSession(accountId: AccountId, sessionId: SessionId): Session | null | undefined {
  const desk = useDesk(accountId);
  const listed =
    desk.sessions.find((s) => s.id === sessionId) ?? desk.waiting.sessions.find((s) => s.id === sessionId);
  const asked = useQuery({ ...sessionQuery(sessionId), enabled: !listed });
  if (listed) return listed;
  return asked.isError ? null : asked.data;
}
