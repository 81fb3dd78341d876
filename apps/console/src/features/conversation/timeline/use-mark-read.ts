import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { useCallback, useEffect, useRef } from "react";
import { isPassing } from "../../../data/http/outcome.ts";
import { markRead } from "../../../data/queries/sessions.ts";
import { useSessionFact, useViewer } from "../../../data/queries/use-snapshot.ts";
import { onLive } from "../../../data/store/connection.ts";
import { useAttention } from "../../../lib/browser/use-attention.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";

/** Messages are reported as read at most this often, however often the customer writes. */
const pauseMs = 1_000;
/** A failed report is retried at growing intervals, and as soon as the page is up to date again. */
const againMs = { first: 5_000, longest: 60_000 };

/**
 * [DW5] [DI7] Reports to the server that the owner has read up to the newest message, while the page has attention. Messages that
 * come within a second are reported together.
 * It uses the server's facts only: a session that merely looks picked up is not ours to mark yet.
 */
export function useMarkRead(accountId: AccountId, { id }: Session, loaded: boolean): void {
  const session = useSessionFact(accountId, id);
  const viewer = useViewer(accountId);
  const attentive = useAttention();
  const mine = session !== undefined && blockOf("markRead", session, viewer, serverNow()) === null;
  const isMine = useRef(mine);
  useEffect(() => {
    isMine.current = mine;
  }, [mine]);
  const isNew = session !== undefined && (session.unread > 0 || Boolean(session.handedBy));
  const dueUpTo = loaded && attentive && mine && isNew ? session.lastSeq : 0;
  const wanted = useRef(0);
  const toldUpTo = useRef(0);
  const telling = useRef(false);
  const pause = useRef(createPause());
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waitMs = useRef(againMs.first);
  const tell = useCallback(
    async function report() {
      if (telling.current) return;
      telling.current = true;
      clearTimeout(again.current);
      while (toldUpTo.current < wanted.current && isMine.current) {
        const upTo = wanted.current;
        const outcome = await markRead(accountId, id, upTo);
        const failed = !outcome.ok && isPassing(outcome);
        if (!failed) toldUpTo.current = upTo;
        waitMs.current = failed ? Math.min(2 * waitMs.current, againMs.longest) : againMs.first;
        await pause.current.wait();
        if (failed) break;
      }
      telling.current = false;
      if (toldUpTo.current < wanted.current && isMine.current && !pause.current.over())
        again.current = setTimeout(() => void report(), waitMs.current);
    },
    [accountId, id],
  );
  useEffect(() => onLive(() => void tell()), [tell]);
  useEffect(() => {
    wanted.current = Math.max(wanted.current, dueUpTo);
    // After the current drawing, as a request takes as long as drawing a row. An agent who leaves before it is sent
    // has still seen the messages.
    setTimeout(() => void tell());
  }, [dueUpTo, tell]);
  // Nothing is retried after leaving: the agent has seen everything up to now.
  useEffect(
    () => () => {
      pause.current.end();
      clearTimeout(again.current);
    },
    [],
  );
}

interface Pause {
  wait: () => Promise<void>;
  /** From now on there are no pauses. */
  end: () => void;
  over: () => boolean;
}

function createPause(): Pause {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  let over = false;
  const end = () => {
    over = true;
    resolve();
  };
  const wait = () => Promise.race([ended, new Promise<void>((resolve) => setTimeout(resolve, pauseMs))]);
  return { wait, end, over: () => over };
}
