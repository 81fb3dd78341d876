import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { useCallback, useEffect, useRef } from "react";
import { markRead } from "../api/sessions.ts";
import { useSessionFact, useViewer } from "../api/use-desk.ts";
import { serverNow } from "../ui/server-clock.ts";
import { useAttention } from "./use-attention.ts";

/** Who writes often is marked as read this often at most. */
const pauseMs = 1_000;

/**
 * [DW5] What the owner looks at is read: told to the server for the newest message, while the page has attention; what comes
 * within a second of that is told together.
 * Asked of the facts alone: a session that only looks picked up is not ours to mark yet.
 */
export function useMarkRead(accountId: AccountId, { id }: Session, loaded: boolean): void {
  const session = useSessionFact(accountId, id);
  const viewer = useViewer(accountId);
  const attentive = useAttention();
  const mine = session !== undefined && blockOf("markRead", session, viewer, serverNow()) === null;
  const isMine = useRef(mine);
  isMine.current = mine;
  const dueUpTo = loaded && attentive && mine && session.unread > 0 ? session.lastSeq : 0;
  const wanted = useRef(0);
  const toldUpTo = useRef(0);
  const telling = useRef(false);
  const pause = useRef(createPause());
  const tell = useCallback(async () => {
    if (telling.current) return;
    telling.current = true;
    while (toldUpTo.current < wanted.current && isMine.current) {
      toldUpTo.current = wanted.current;
      await markRead(accountId, id, wanted.current);
      await pause.current.wait();
    }
    telling.current = false;
  }, [accountId, id]);
  useEffect(() => {
    wanted.current = Math.max(wanted.current, dueUpTo);
    // Behind what is being drawn: a request takes as long as a row. Whoever leaves before has seen it all the same.
    setTimeout(() => void tell());
  }, [dueUpTo, tell]);
  // Who leaves has seen what came until then.
  useEffect(() => pause.current.end, []);
}

interface Pause {
  wait: () => Promise<void>;
  /** There is none from now on. */
  end: () => void;
}

function createPause(): Pause {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const wait = () => Promise.race([ended, new Promise<void>((resolve) => setTimeout(resolve, pauseMs))]);
  return { wait, end };
}
