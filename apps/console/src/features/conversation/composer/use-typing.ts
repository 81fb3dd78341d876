import type { ConversationId } from "@jieru/shared/domain/ids";
import { useCallback, useEffect, useRef } from "react";
import { useFeed } from "../../../data/feed/FeedProvider.tsx";

/** Shorter than the server's 6 s, so that the indicator does not flicker for colleagues. WeChat is called less often. */
const repeatMs = 4_500;
const idleMs = 4000;

interface Typing {
  typed: () => void;
  stopped: () => void;
}

/** Reports to colleagues, and through the server to the customer, that the agent is typing. */
export function useTyping(conversationId: ConversationId): Typing {
  const feed = useFeed();
  const reportedAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stopped = useCallback(() => {
    clearTimeout(timer.current);
    if (reportedAt.current > 0) feed?.typing(conversationId, false);
    reportedAt.current = 0;
  }, [feed, conversationId]);

  const typed = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(stopped, idleMs);
    if (Date.now() - reportedAt.current < repeatMs) return;
    reportedAt.current = Date.now();
    feed?.typing(conversationId, true);
  }, [feed, conversationId, stopped]);

  useEffect(() => stopped, [stopped]);
  return { typed, stopped };
}
