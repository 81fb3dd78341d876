import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { messagesQuery } from "../api/messages.ts";
import { isForOthers, RequestFailure } from "../state/outcome.ts";

/**
 * [AG7] The session as far as it is still the viewer's. If somebody else serves the customer by now, the viewer's own ended
 * session is shown without an owner: only the server knows of the newer session, and it gives out nothing of this one any
 * more.
 */
export function useAsSeen<S extends Session | null | undefined>(session: S): S {
  const { error } = useQuery({
    ...messagesQuery(session?.conversationId ?? ("" as ConversationId)),
    enabled: false,
  });
  const isWithheld =
    session?.state === "ended" && error instanceof RequestFailure && isForOthers(error.failure);
  return useMemo(
    () => (session && isWithheld ? { ...session, ownerId: null } : session),
    [session, isWithheld],
  );
}
