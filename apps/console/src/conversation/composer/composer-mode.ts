/** Whether the open conversation's box writes to the customer or to colleagues. A conversation opens with replies, except by KB23. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useEffect, useSyncExternalStore } from "react";
import { putBackDraft } from "../../drafts/draft-store.ts";
import { focusComposerForKeys } from "./focus-composer.ts";
import { type ComposerMode, enterMode, listenToModes, modeOf, setComposerMode } from "./note-mode.ts";

export const useComposerMode = (id: ConversationId): ComposerMode =>
  useSyncExternalStore(listenToModes, () => modeOf(id));

/** Leaving a conversation resets its mode, so that nobody comes back to a different box than they expect. */
export function useModeOnlyWhileOpen(id: ConversationId): void {
  useEffect(() => enterMode(id), [id]);
}

/** Switches to the box for notes and focuses it. */
export function writeNote(id: ConversationId): void {
  setComposerMode(id, "note");
  focusComposerForKeys();
}

/** Switches to the box for replies, or the bar in its place, and focuses it. */
export function writeReply(id: ConversationId): void {
  setComposerMode(id, "reply");
  focusComposerForKeys();
}

/** [NO10] Puts the text of a note into the box for replies, before what is there. */
export function answerWithNote(
  { id, conversationId }: Pick<Session, "id" | "conversationId">,
  note: string,
): void {
  putBackDraft(id, note);
  writeReply(conversationId);
}

/** Puts a refused note back into its box, before the text that is there. `at`: when it was written. */
export function putBackNote(
  { id, conversationId }: Pick<Session, "id" | "conversationId">,
  note: string,
  at?: number,
): void {
  putBackDraft(id, note, { kind: "note", ...(at !== undefined && { at }) });
  writeNote(conversationId);
}
