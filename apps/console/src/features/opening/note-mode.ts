/**
 * Whether the open conversation's box writes to the customer or to colleagues. A conversation opens with replies, except by KB23.
 * Apart from `composer-mode.ts`, as lists open conversations before any is fetched.
 */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { useEffect } from "react";
import { create } from "zustand";

export type ComposerMode = "reply" | "note";

interface NoteMode {
  /** The open conversation, if its box is one for notes. */
  noting: ConversationId | null;
  /** [KB23] The conversation that is being opened from such a box. */
  next: ConversationId | null;
}
const useNoteMode = create<NoteMode>()(() => ({ noting: null, next: null }));

const modeIn = ({ noting, next }: NoteMode, id: ConversationId): ComposerMode =>
  id === noting || id === next ? "note" : "reply";

export const useComposerMode = (id: ConversationId): ComposerMode =>
  useNoteMode((state) => modeIn(state, id));

export function setComposerMode(id: ConversationId, mode: ComposerMode): void {
  if (modeIn(useNoteMode.getState(), id) === mode) return;
  useNoteMode.setState({ noting: mode === "note" ? id : null, next: null });
}

/** [KB23] An agent who goes on from a note box by a command goes on in one: what they meant for colleagues reaches no customer. */
export const keepNoteMode = (to: ConversationId): void =>
  useNoteMode.setState(({ noting, next }) => ({ next: (noting ?? next) === null ? null : to }));

/** Leaving a conversation resets its mode, so that nobody comes back to a different box than they expect. */
export function useModeOnlyWhileOpen(id: ConversationId): void {
  useEffect(() => {
    useNoteMode.setState((state) => (state.next === id ? { noting: id, next: null } : state));
    return () => useNoteMode.setState((state) => (state.noting === id ? { noting: null } : state));
  }, [id]);
}
