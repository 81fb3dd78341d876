/** Whether the open box is for replies or notes. Apart from `composer-mode.ts`, which lists need not load. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { useEffect } from "react";
import { create } from "zustand";

export type ComposerMode = "reply" | "note";

interface NoteMode {
  noting: ConversationId | null;
  /** [NO10] The conversation that is being opened from a note box. */
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

/**
 * [NO10] A command in a note box opens the next conversation with a note box too, so that text for colleagues reaches
 * no customer.
 */
export const keepNoteMode = (to: ConversationId): void =>
  useNoteMode.setState(({ noting, next }) => ({ next: (noting ?? next) === null ? null : to }));

export function useModeOnlyWhileOpen(id: ConversationId): void {
  useEffect(() => {
    useNoteMode.setState((state) => (state.next === id ? { noting: id, next: null } : state));
    return () => useNoteMode.setState((state) => (state.noting === id ? { noting: null } : state));
  }, [id]);
}
