import type { ConversationId } from "@jieru/shared/domain/ids";
import { useCallback, useEffect, useRef } from "react";
import { useFeed } from "../../../data/feed/FeedProvider.tsx";

/** Shorter than the server remembers it (6 s), so that it does not flicker for colleagues; WeChat is told far less often. */
const repeatMs = 4_500;
const idleMs = 4000;

interface Typing {
  typed: () => void;
  stopped: () => void;
}

/** Tells colleagues, and through the server the customer, that the agent is typing. */
export function useTyping(conversationId: ConversationId): Typing {
  const feed = useFeed();
  const toldAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stopped = useCallback(() => {
    clearTimeout(timer.current);
    if (toldAt.current > 0) feed?.typing(conversationId, false);
    toldAt.current = 0;
  }, [feed, conversationId]);

  const typed = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(stopped, idleMs);
    if (Date.now() - toldAt.current < repeatMs) return;
    toldAt.current = Date.now();
    feed?.typing(conversationId, true);
  }, [feed, conversationId, stopped]);

  useEffect(() => stopped, [stopped]);
  return { typed, stopped };
}
