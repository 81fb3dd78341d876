/** [BO9] Which agents have which conversation open, as the server sends it to open boards. Empty while there is no connection. */
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Looks } from "@jieru/shared/protocol/socket";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { create } from "zustand";
import { askBoardSoon } from "../../data/feed/board-news.ts";
import { useFeed } from "../../data/feed/FeedProvider.tsx";

const nobody: readonly AgentId[] = [];
const useViewerMap = create<{ viewers: ReadonlyMap<ConversationId, readonly AgentId[]> }>()(() => ({
  viewers: new Map(),
}));

/** Stores the viewers; returns whether an agent has left a conversation. */
function replaceViewers(looks: Looks["looks"]): boolean {
  const before = useViewerMap.getState().viewers;
  const viewers = new Map(looks.map(({ conversationId, watching }) => [conversationId, watching]));
  useViewerMap.setState({ viewers });
  return [...before].some(([id, agents]) => agents.some((agent) => !viewers.get(id)?.includes(agent)));
}

/**
 * Follows the viewers while the board is open. An agent who has left a conversation counts as having read it, which only the
 * server knows: the board's numbers are requested again.
 */
export function useFollowedViewers(accountId: AccountId): void {
  const feed = useFeed();
  const client = useQueryClient();
  useEffect(
    () => feed?.followLooks((looks) => replaceViewers(looks) && askBoardSoon(client, accountId)),
    [feed, client, accountId],
  );
}

/** Returns all agents who have the conversation open. */
export const useViewers = (id: ConversationId): readonly AgentId[] =>
  useViewerMap(({ viewers }) => viewers.get(id) ?? nobody);
