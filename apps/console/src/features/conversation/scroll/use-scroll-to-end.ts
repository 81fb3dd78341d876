import type { ConversationId } from "@jieru/shared/domain/ids";
import { useCallback, useLayoutEffect, useRef } from "react";
import { loadMessagesAt } from "../../../data/queries/messages.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { useConversation } from "../conversation-context.ts";
import type { LoadedMessages } from "../timeline/use-messages.ts";

async function loadEnd(id: ConversationId): Promise<boolean> {
  const outcome = await loadMessagesAt(id, null);
  if (outcome && !outcome.ok) showToast({ text: i18n.t("conversation:scroll.failed") });
  return outcome?.ok ?? false;
}

/** [RD5] Returns a function that scrolls to the end, loading it if necessary. A toast reports a failure. */
export function useScrollToEnd(
  virtualizer: { scrollToEnd: () => void },
  { rows, newer }: Pick<LoadedMessages, "rows" | "newer">,
): () => void {
  const { session } = useConversation();
  const due = useRef(false);
  const isAtHand = !newer && rows.length > 0;
  useLayoutEffect(() => {
    if (!due.current || !isAtHand) return;
    due.current = false;
    virtualizer.scrollToEnd();
  }, [isAtHand, virtualizer]);
  return useCallback(() => {
    if (isAtHand) return virtualizer.scrollToEnd();
    due.current = true;
    if (!newer) return;
    void loadEnd(session.conversationId).then((loaded) => {
      if (!loaded) due.current = false;
    });
  }, [isAtHand, newer, session.conversationId, virtualizer]);
}
