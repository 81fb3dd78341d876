/** Whether the open conversation's box writes to the customer or to colleagues. Every conversation opens with replies. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useEffect, useSyncExternalStore } from "react";
import { putBackDraft } from "../drafts/draft-store.ts";
import { createListeners } from "../ui/listeners.ts";
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

/** Leaving the conversation leaves the mode: nobody comes back to a box that is not what it was taken for. */
export function useModeOnlyWhileOpen(id: ConversationId): void {
  useEffect(() => () => setComposerMode(id, "reply"), [id]);
}

/** The box for notes, ready to be written in. */
export function writeNote(id: ConversationId): void {
  setComposerMode(id, "note");
  focusComposerForKeys();
}

/** The box for replies, or the bar that stands in its place. */
export function writeReply(id: ConversationId): void {
  setComposerMode(id, "reply");
  focusComposerForKeys();
}

/** A note that was refused goes back into its box, in front of what stands there. */
export function putBackNote(
  { id, conversationId }: Pick<Session, "id" | "conversationId">,
  note: string,
): void {
  putBackDraft(id, note, "note");
  writeNote(conversationId);
}
