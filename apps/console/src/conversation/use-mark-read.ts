import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import { useEffect, useRef } from "react";
import { markRead } from "../api/sessions.ts";
import { useDesk } from "../api/use-desk.ts";
import { serverNow } from "../ui/server-clock.ts";
import { useAttention } from "./use-attention.ts";

/** What the owner looks at is read: told to the server once for every newest message, while the page has attention. */
export function useMarkRead(accountId: AccountId, session: Session, loaded: boolean): void {
  const viewer = viewerOf(useDesk(accountId));
  const attentive = useAttention();
  const toldUpTo = useRef(0);
  const mine = blockOf("markRead", session, viewer, serverNow()) === null && session.state !== "ended";
  const due = loaded && attentive && mine && session.unread > 0;
  useEffect(() => {
    if (!due || toldUpTo.current >= session.lastSeq) return;
    toldUpTo.current = session.lastSeq;
    void markRead(accountId, session.id, session.lastSeq);
  }, [due, accountId, session.id, session.lastSeq]);
}
