import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { useInfiniteQuery } from "@tanstack/react-query";
import { sessionsOfQuery } from "../api/customer-history.ts";
import { useOnceIdle } from "../ui/use-once-idle.ts";

/** How often the customer was here besides, as "3", or "19+" where that is only the first page. */
export function useEarlierCount(
  conversationId: ConversationId | undefined,
  current: SessionId,
  readable: boolean,
): string | null {
  const { data, hasNextPage } = useInfiniteQuery({
    ...sessionsOfQuery(conversationId ?? ("" as ConversationId)),
    enabled: useOnceIdle() && readable && conversationId !== undefined,
  });
  const others = data?.filter(({ id }) => id !== current).length ?? 0;
  return others > 0 ? `${others}${hasNextPage ? "+" : ""}` : null;
}
