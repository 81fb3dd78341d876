/** Whether the open conversation's box writes to the customer or to colleagues. Every conversation opens with replies. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useEffect, useSyncExternalStore } from "react";
import { putBackDraft } from "../../drafts/draft-store.ts";
import { createListeners } from "../../ui/listeners.ts";
import { focusComposerForKeys } from "./focus-composer.ts";

export type ComposerMode = "reply" | "note";

const listeners = createListeners();
let noting: ConversationId | null = null;

function change(next: ConversationId | null): void {
  if (next === noting) return;
  noting = next;
  listeners.tell();
}

export function setComposerMode(id: ConversationId, mode: ComposerMode): void {
  change(mode === "note" ? id : null);
}

export const useComposerMode = (id: ConversationId): ComposerMode =>
  useSyncExternalStore(listeners.listen, () => noting) === id ? "note" : "reply";

/** Leaving a conversation resets its mode, so that nobody comes back to a different box than they expect. */
export function useModeOnlyWhileOpen(id: ConversationId): void {
  useEffect(() => () => setComposerMode(id, "reply"), [id]);
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
