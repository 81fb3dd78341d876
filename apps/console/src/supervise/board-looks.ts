/** [BO9] Who looks at which conversation now, as the server tells it to an open board. Gone with the connection. */
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

/** Whether somebody looks no longer at something. */
function noteLooks(news: Looks["looks"]): boolean {
  const before = looks;
  looks = new Map(news.map(({ conversationId, watching }) => [conversationId, watching]));
  listeners.tell();
  return [...before].some(([id, watching]) => watching.some((agent) => !looks.get(id)?.includes(agent)));
}

/** As long as the board is open. Who looked away has read it: the board knows that when it is asked again. */
export function useFollowedLooks(accountId: AccountId): void {
  const feed = useFeed();
  const client = useQueryClient();
  useEffect(
    () => feed?.followLooks((news) => noteLooks(news) && askBoardSoon(client, accountId)),
    [feed, client, accountId],
  );
}

/** Who has it open, whoever they are. */
export const useLooksAt = (id: ConversationId): readonly AgentId[] =>
  useSyncExternalStore(listeners.listen, () => looks.get(id) ?? nobody);
