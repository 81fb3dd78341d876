import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { useCallback, useEffect, useRef } from "react";
import { isPassing } from "../../../data/http/outcome.ts";
import { markRead } from "../../../data/queries/sessions.ts";
import { useSessionFact, useViewer } from "../../../data/queries/use-snapshot.ts";
import { onLive } from "../../../data/store/connection.ts";
import { useAttention } from "../../../lib/browser/use-attention.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";

/** The shortest interval between reports. */
const pauseMs = 1_000;
/** Retries at growing intervals, and after reconnecting. */
const retryMs = { first: 5_000, longest: 60_000 };

/**
 * [DW5] [DI7] Reports that the owner has read the newest message while the page has attention. It uses confirmed state
 * only: a session with an unconfirmed pick-up cannot be marked yet.
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
  const reportedUpTo = useRef(0);
  const reporting = useRef(false);
  const pause = useRef(createPause());
  const retryTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waitMs = useRef(retryMs.first);
  const sendReport = useCallback(
    async function report() {
      if (reporting.current) return;
      reporting.current = true;
      clearTimeout(retryTimer.current);
      while (reportedUpTo.current < wanted.current && isMine.current) {
        const upTo = wanted.current;
        const outcome = await markRead(accountId, id, upTo);
        const failed = !outcome.ok && isPassing(outcome);
        if (!failed) reportedUpTo.current = upTo;
        waitMs.current = failed ? Math.min(2 * waitMs.current, retryMs.longest) : retryMs.first;
        await pause.current.wait();
        if (failed) break;
      }
      reporting.current = false;
      if (reportedUpTo.current < wanted.current && isMine.current && !pause.current.over())
        retryTimer.current = setTimeout(() => void report(), waitMs.current);
    },
    [accountId, id],
  );
  useEffect(() => onLive(() => void sendReport()), [sendReport]);
  useEffect(() => {
    wanted.current = Math.max(wanted.current, dueUpTo);
    // After the current rendering, as a request takes as long as rendering a row. An agent who leaves earlier has
    // still seen the messages.
    setTimeout(() => void sendReport());
  }, [dueUpTo, sendReport]);
  // Nothing is retried after leaving: the agent has seen everything up to now.
  useEffect(
    () => () => {
      pause.current.end();
      clearTimeout(retryTimer.current);
    },
    [],
  );
}

interface Pause {
  wait: () => Promise<void>;
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
