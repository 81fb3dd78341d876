/** Who else has a conversation open, and who types in it. Ephemeral: gone with the connection. */
import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Presence } from "@jieru/shared/protocol/socket";
import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

export interface ConversationPresence {
  watching: readonly AgentId[];
  typing: readonly AgentId[];
}

const nobody: ConversationPresence = { watching: [], typing: [] };
const listeners = createListeners();
let byConversation: ReadonlyMap<ConversationId, ConversationPresence> = new Map();

function replace(next: ReadonlyMap<ConversationId, ConversationPresence>): void {
  byConversation = next;
  listeners.tell();
}

export function notePresence({ conversationId, watching, typing }: Presence): void {
  const next = new Map(byConversation);
  if (watching.length + typing.length > 0) next.set(conversationId, { watching, typing });
  else next.delete(conversationId);
  replace(next);
}

export const clearPresence = (): void => replace(new Map());

/** The other agents at a conversation; oneself is left to the caller to leave out. */
export const usePresence = (id: ConversationId): ConversationPresence =>
  useSyncExternalStore(listeners.listen, () => byConversation.get(id) ?? nobody);
