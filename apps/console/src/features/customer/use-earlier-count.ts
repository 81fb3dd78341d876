import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { useInfiniteQuery } from "@tanstack/react-query";
import { sessionsOfQuery } from "../../data/queries/customer-history.ts";
import { useOnceIdle } from "../../lib/rendering/use-once-idle.ts";

/** How many other sessions the customer has had: "3", or "19+" when only the first page is known. */
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
