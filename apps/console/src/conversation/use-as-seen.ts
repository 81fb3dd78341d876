import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { messagesQuery } from "../api/messages.ts";
import { isForOthers, RequestFailure } from "../state/outcome.ts";

/**
 * [AG7] The session as far as it is still the viewer's. An ended one of their own whose customer somebody else serves by now is
 * nobody's: the server, which alone knows of the newer session, gives out nothing of it any more.
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
