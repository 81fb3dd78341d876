/** Other agents who view a conversation or type in it; cleared with the connection. */
import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Presence } from "@jieru/shared/protocol/socket";
import { create } from "zustand";

export interface ConversationPresence {
  watching: readonly AgentId[];
  typing: readonly AgentId[];
}

const nobody: ConversationPresence = { watching: [], typing: [] };
const useAllPresence = create<ReadonlyMap<ConversationId, ConversationPresence>>()(() => new Map());

export function notePresence({ conversationId, watching, typing }: Presence): void {
  const next = new Map(useAllPresence.getState());
  if (watching.length + typing.length > 0) next.set(conversationId, { watching, typing });
  else next.delete(conversationId);
  useAllPresence.setState(next, true);
}

export const clearPresence = (): void => useAllPresence.setState(new Map(), true);

/** Returns the agents at a conversation, including the caller's own. */
export const usePresence = (id: ConversationId): ConversationPresence =>
  useAllPresence((byConversation) => byConversation.get(id) ?? nobody);
