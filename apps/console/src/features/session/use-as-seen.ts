import type { Session } from "@jieru/shared/domain/session";
import { hashKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { isForOthers, RequestFailure } from "../../data/http/outcome.ts";
import { messagesQuery } from "../../data/queries/messages.ts";

/**
 * [AG7] The session as far as it is still the viewer's. If somebody else serves the customer by now, the viewer's own ended
 * session is shown without an owner: only the server knows of the newer session, and it gives out nothing of this one any
 * more.
 */
export function useAsSeen<S extends Session | null | undefined>(session: S): S {
  // Not by a query of its own: what was forgotten and is asked for by another part of the page is another query, which
  // this one would learn of only when it is drawn the next time.
  const cache = useQueryClient().getQueryCache();
  const hash = session?.state === "ended" ? hashKey(messagesQuery(session.conversationId).queryKey) : "";
  const isWithheld = useSyncExternalStore(
    useCallback((changed) => cache.subscribe(changed), [cache]),
    () => {
      const error = cache.get(hash)?.state.error;
      return error instanceof RequestFailure && isForOthers(error.failure);
    },
  );
  return useMemo(
    () => (session && isWithheld ? { ...session, ownerId: null } : session),
    [session, isWithheld],
  );
}
