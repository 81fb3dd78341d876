import type { Session } from "@jieru/shared/domain/session";
import { hashKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { isForOthers, RequestFailure } from "../../data/http/outcome.ts";
import { messagesQuery } from "../../data/queries/messages.ts";

/**
 * [AG7] Returns an ended session without owner if another agent serves the customer by now, as the server shows the
 * viewer nothing of it any more.
 */
export function useVisibleSession<S extends Session | null | undefined>(session: S): S {
  // Reads the cache directly: a query removed and fetched again elsewhere is a new one, which an observer would notice
  // only when rendered.
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
