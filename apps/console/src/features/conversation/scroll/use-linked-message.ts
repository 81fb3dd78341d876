import type { ConversationId } from "@jieru/shared/domain/ids";
import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { focusMessage } from "./focus-message.ts";

/** [FI8] If the address names a message of the conversation, shows that message. */
export function useLinkedMessage(conversationId: ConversationId): void {
  const seq = useSearch({ strict: false, select: ({ m }) => m });
  useEffect(() => {
    if (seq !== undefined) focusMessage(conversationId, seq);
  }, [conversationId, seq]);
}
