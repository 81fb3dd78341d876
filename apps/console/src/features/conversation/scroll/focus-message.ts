/**
 * Which message to show. A search or a link names it and opens a session of the conversation; its timeline then scrolls there,
 * after loading the messages around it if necessary.
 */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { create } from "zustand";

interface Wanted {
  conversationId: ConversationId;
  seq: number;
}

const useWanted = create<{ wanted: Wanted | null }>()(() => ({ wanted: null }));

/** [RD5] Scrolls to the message with this seq and marks it for a moment. */
export const focusMessage = (conversationId: ConversationId, seq: number): void =>
  useWanted.setState({ wanted: { conversationId, seq } });

/** The message with this seq is no longer wanted; by now another one may be. */
export const forgetWantedMessage = (seq: number): void => {
  if (useWanted.getState().wanted?.seq === seq) useWanted.setState({ wanted: null });
};

/** The seq of the message to show in this conversation. */
export const useWantedMessage = (conversationId: ConversationId): number | null =>
  useWanted(({ wanted }) => (wanted?.conversationId === conversationId ? wanted.seq : null));
