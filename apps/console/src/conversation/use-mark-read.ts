import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { useCallback, useEffect, useRef } from "react";
import { markRead } from "../api/sessions.ts";
import { useSessionFact, useViewer } from "../api/use-desk.ts";
import { serverNow } from "../ui/server-clock.ts";
import { useAttention } from "./use-attention.ts";

/**
 * What the owner looks at is read: told to the server for the newest message, while the page has attention; what comes while
 * that is under way is told together, once it is answered.
 * Asked of the facts alone: a session that only looks picked up is not ours to mark yet.
 */
export function useMarkRead(accountId: AccountId, { id }: Session, loaded: boolean): void {
  const session = useSessionFact(accountId, id);
  const viewer = useViewer(accountId);
  const attentive = useAttention();
  const mine = session !== undefined && blockOf("markRead", session, viewer, serverNow()) === null;
  const due = loaded && attentive && mine && session.unread > 0;
  const dueUpTo = due ? session.lastSeq : 0;
  const wanted = useRef(0);
  const toldUpTo = useRef(0);
  const telling = useRef(false);
  const tell = useCallback(async () => {
    if (telling.current) return;
    telling.current = true;
    while (toldUpTo.current < wanted.current) {
      toldUpTo.current = wanted.current;
      await markRead(accountId, id, wanted.current);
    }
    telling.current = false;
  }, [accountId, id]);
  useEffect(() => {
    wanted.current = dueUpTo;
    void tell();
    return () => {
      wanted.current = 0;
    };
  }, [dueUpTo, tell]);
}
