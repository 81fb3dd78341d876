/** Which conversation's box writes to colleagues. Apart from `composer-mode.ts`, as lists open conversations before any is fetched. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { createListeners } from "../../ui/listeners.ts";

export type ComposerMode = "reply" | "note";

const listeners = createListeners();
/** The open conversation, if its box is one for notes. */
let noting: ConversationId | null = null;
/** [KB23] The conversation that is being opened from such a box. */
let next: ConversationId | null = null;

export const listenToModes = listeners.listen;

export const modeOf = (id: ConversationId): ComposerMode => (id === noting || id === next ? "note" : "reply");

export function setComposerMode(id: ConversationId, mode: ComposerMode): void {
  if (modeOf(id) === mode) return;
  noting = mode === "note" ? id : null;
  next = null;
  listeners.tell();
}

/** [KB23] An agent who goes on from a note box by a command goes on in one: what they meant for colleagues reaches no customer. */
export function keepNoteMode(to: ConversationId): void {
  next = (noting ?? next) === null ? null : to;
}

/** A conversation is opened; what is returned leaves it. */
export function enterMode(id: ConversationId): () => void {
  if (next === id) [noting, next] = [id, null];
  return () => {
    if (noting === id) noting = null;
  };
}
