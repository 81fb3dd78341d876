/**
 * Which message is to be shown. Whoever knows of one (a search, a link) names it and opens a session of the conversation;
 * its timeline takes it up, and loads what stands around it where that is not there.
 */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

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

/** [RD5] The message of this seq comes into view, and is marked for a moment. */
export const focusMessage = (conversationId: ConversationId, seq: number): void =>
  want({ conversationId, seq });

/** The message of this seq is wanted no longer; another one may be by now. */
export const focusDone = (seq: number): void => {
  if (wanted?.seq === seq) want(null);
};

/** The seq of the message that is wanted in this conversation. */
export const useWantedMessage = (conversationId: ConversationId): number | null =>
  useSyncExternalStore(listeners.listen, () =>
    wanted?.conversationId === conversationId ? wanted.seq : null,
  );
