/** Who else has a conversation open, and who types in it. Ephemeral: gone with the connection. */
import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Presence } from "@jieru/shared/protocol/socket";
import { useSyncExternalStore } from "react";

export interface Lookers {
  watching: readonly AgentId[];
  typing: readonly AgentId[];
}

const nobody: Lookers = { watching: [], typing: [] };
const listeners = new Set<() => void>();
let byConversation: ReadonlyMap<ConversationId, Lookers> = new Map();

function replace(next: ReadonlyMap<ConversationId, Lookers>): void {
  byConversation = next;
  for (const listener of listeners) listener();
}

export const notePresence = ({ conversationId, watching, typing }: Presence): void =>
  replace(new Map(byConversation).set(conversationId, { watching, typing }));

export const clearPresence = (): void => replace(new Map());

/** The other agents at a conversation; oneself is left to the caller to leave out. */
export const usePresence = (id: ConversationId): Lookers =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => byConversation.get(id) ?? nobody,
  );
