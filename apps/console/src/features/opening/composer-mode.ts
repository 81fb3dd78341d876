/** Switches the open conversation's box between replies to the customer and notes to colleagues. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { putBackDraft } from "../../data/drafts/draft-store.ts";
import { focusComposerForKeys } from "./focus-composer.ts";
import { setComposerMode } from "./note-mode.ts";

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
