/**
 * Which message to show. A search or a link names it and opens a session of the conversation; its timeline then scrolls there,
 * after loading the messages around it if necessary.
 */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";
import { createListeners } from "../../ui/listeners.ts";

interface Wanted {
  conversationId: ConversationId;
  seq: number;
}

const listeners = createListeners();
let wanted: Wanted | null = null;

function want(next: Wanted | null): void {
  wanted = next;
  listeners.tell();
}

/** [RD5] Scrolls to the message with this seq and marks it for a moment. */
export const focusMessage = (conversationId: ConversationId, seq: number): void =>
  want({ conversationId, seq });

/** The message with this seq is no longer wanted; by now another one may be. */
export const forgetWantedMessage = (seq: number): void => {
  if (wanted?.seq === seq) want(null);
};

/** The seq of the message to show in this conversation. */
export const useWantedMessage = (conversationId: ConversationId): number | null =>
  useSyncExternalStore(listeners.listen, () =>
    wanted?.conversationId === conversationId ? wanted.seq : null,
  );
