/** [RA5] What may still be used of an allowance, once what is on its way is counted. */
import { type Allowance, spendReply } from "@jieru/shared/domain/allowance";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { messagesQuery } from "../api/messages.ts";
import { notYetTold } from "./apply-message.ts";
import { followReplies, pendingOf } from "./sending.ts";

/** How many replies are on their way and not part of the server's count yet. Refused ones and notes cost nothing. */
function uncounted(client: QueryClient, id: ConversationId): number {
  const onTheirWay = pendingOf(id).filter((p) => p.state !== "refused" && p.body.type !== "note");
  if (onTheirWay.length === 0) return 0;
  return notYetTold(onTheirWay, client.getQueryData(messagesQuery(id).queryKey)?.messages ?? []).length;
}

/** The same, as it changes: who is told of no other number is not drawn again. */
export function useUncounted(id: ConversationId): number {
  const client = useQueryClient();
  return useSyncExternalStore(followReplies, () => uncounted(client, id));
}

/** Wherever an allowance is shown, it is this one: the bar over the box must not say less than the row beside it. */
export function useSpendable(of: { conversationId: ConversationId; allowance: Allowance }): Allowance {
  return spendReply(of.allowance, useUncounted(of.conversationId));
}
