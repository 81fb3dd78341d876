/** [BO9] Who looks at which conversation now, as the server tells open boards. Forgotten when the connection is lost. */
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Looks } from "@jieru/shared/protocol/socket";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { askBoardSoon } from "../sync/board-news.ts";
import { useFeed } from "../sync/FeedProvider.tsx";
import { createListeners } from "../ui/listeners.ts";

const nobody: readonly AgentId[] = [];
const listeners = createListeners();
let looks: ReadonlyMap<ConversationId, readonly AgentId[]> = new Map();

/** Stores who looks at what; true if somebody has stopped looking at a conversation. */
function noteLooks(news: Looks["looks"]): boolean {
  const before = looks;
  looks = new Map(news.map(({ conversationId, watching }) => [conversationId, watching]));
  listeners.tell();
  return [...before].some(([id, watching]) => watching.some((agent) => !looks.get(id)?.includes(agent)));
}

/**
 * Follows the looks while the board is open. Whoever stopped looking counts as having read it, which only the server knows:
 * the board's numbers are requested again.
 */
export function useFollowedLooks(accountId: AccountId): void {
  const feed = useFeed();
  const client = useQueryClient();
  useEffect(
    () => feed?.followLooks((news) => noteLooks(news) && askBoardSoon(client, accountId)),
    [feed, client, accountId],
  );
}

/** All agents who have the conversation open. */
export const useLooksAt = (id: ConversationId): readonly AgentId[] =>
  useSyncExternalStore(listeners.listen, () => looks.get(id) ?? nobody);
