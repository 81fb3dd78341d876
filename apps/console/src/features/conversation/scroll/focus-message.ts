/** The message that a search result or link asks the timeline to show. */
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

/** Withdraws the request for this seq, unless another one has replaced it. */
export const forgetWantedMessage = (seq: number): void => {
  if (useWanted.getState().wanted?.seq === seq) useWanted.setState({ wanted: null });
};

export const useWantedMessage = (conversationId: ConversationId): number | null =>
  useWanted(({ wanted }) => (wanted?.conversationId === conversationId ? wanted.seq : null));
