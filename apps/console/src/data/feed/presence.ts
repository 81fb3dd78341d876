/** Who else has a conversation open, and who types in it. Ephemeral: gone with the connection. */
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

/** The other agents at a conversation; oneself is left to the caller to leave out. */
export const usePresence = (id: ConversationId): ConversationPresence =>
  useAllPresence((byConversation) => byConversation.get(id) ?? nobody);
