/** [BO9] Which agents have which conversation open, as sent to open boards. Empty without a connection. */
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Looks } from "@jieru/shared/protocol/socket";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { create } from "zustand";
import { refreshBoardSoon } from "../../data/feed/board-refresh.ts";
import { useFeed } from "../../data/feed/FeedProvider.tsx";

const nobody: readonly AgentId[] = [];
const useViewerMap = create<{ viewers: ReadonlyMap<ConversationId, readonly AgentId[]> }>()(() => ({
  viewers: new Map(),
}));

function replaceViewers(looks: Looks["looks"]): boolean {
  const before = useViewerMap.getState().viewers;
  const viewers = new Map(looks.map(({ conversationId, watching }) => [conversationId, watching]));
  useViewerMap.setState({ viewers });
  return [...before].some(([id, agents]) => agents.some((agent) => !viewers.get(id)?.includes(agent)));
}

/** Follows the viewers while the board is open. When an agent leaves a conversation, it reloads the numbers. */
export function useFollowedViewers(accountId: AccountId): void {
  const feed = useFeed();
  const client = useQueryClient();
  useEffect(
    () => feed?.followViewers((looks) => replaceViewers(looks) && refreshBoardSoon(client, accountId)),
    [feed, client, accountId],
  );
}

export const useViewers = (id: ConversationId): readonly AgentId[] =>
  useViewerMap(({ viewers }) => viewers.get(id) ?? nobody);
