import type { ConversationId } from "@jieru/shared/domain/ids";
import { useQueryClient } from "@tanstack/react-query";
import { messagesQuery } from "../api/messages.ts";
import { notYetTold } from "../sync/apply-message.ts";
import type { PendingReply } from "../sync/send-queue.ts";

/** How many replies are on their way and not part of the server's count yet. Refused ones and notes cost nothing. */
export function useUncounted(id: ConversationId, pending: readonly PendingReply[]): number {
  const page = useQueryClient().getQueryData(messagesQuery(id).queryKey);
  const onTheirWay = pending.filter((p) => p.state !== "refused" && p.body.type !== "note");
  return notYetTold(onTheirWay, page?.messages ?? []).length;
}
