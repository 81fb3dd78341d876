import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type AccountFeed, openFeed } from "./socket.ts";

const FeedContext = createContext<AccountFeed | null>(null);

export function FeedProvider({ accountId, children }: { accountId: AccountId; children: ReactNode }) {
  const client = useQueryClient();
  const [feed, setFeed] = useState<AccountFeed | null>(null);
  useEffect(() => {
    const opened = openFeed(client, accountId);
    // oxlint-disable-next-line react/set-state-in-effect -- Only an effect may open a connection.
    setFeed(opened);
    return opened.close;
  }, [client, accountId]);
  return <FeedContext value={feed}>{children}</FeedContext>;
}

export const useFeed = (): AccountFeed | null => useContext(FeedContext);

/** Tells the server that this conversation is open here, and loads its content for supervisors. */
export function useWatch(conversationId: ConversationId | null): void {
  const feed = useFeed();
  useEffect(() => {
    if (feed && conversationId) return feed.watch(conversationId);
  }, [feed, conversationId]);
}
