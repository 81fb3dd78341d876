import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { markRead } from "../api/sessions.ts";
import { snapshotQuery } from "../api/snapshot.ts";
import { serverNow } from "../ui/server-clock.ts";
import { useAttention } from "./use-attention.ts";

/**
 * What the owner looks at is read: told to the server once for every newest message, while the page has attention.
 * Asked of the facts alone: a session that only looks picked up is not ours to mark yet.
 */
export function useMarkRead(accountId: AccountId, { id }: Session, loaded: boolean): void {
  const facts = useSuspenseQuery(snapshotQuery(accountId)).data;
  const attentive = useAttention();
  const toldUpTo = useRef(0);
  const session = facts.sessions.find((s) => s.id === id);
  const mine = session !== undefined && blockOf("markRead", session, viewerOf(facts), serverNow()) === null;
  const due = loaded && attentive && mine && session.unread > 0;
  const lastSeq = session?.lastSeq ?? 0;
  useEffect(() => {
    if (!due || toldUpTo.current >= lastSeq) return;
    toldUpTo.current = lastSeq;
    void markRead(accountId, id, lastSeq);
  }, [due, accountId, id, lastSeq]);
}
