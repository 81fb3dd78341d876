import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { returnDraft } from "../../data/drafts/draft-store.ts";
import { focusComposerForKeys } from "./focus-composer.ts";
import { setComposerMode } from "./note-mode.ts";

export function writeNote(id: ConversationId): void {
  setComposerMode(id, "note");
  focusComposerForKeys();
}

export function writeReply(id: ConversationId): void {
  setComposerMode(id, "reply");
  focusComposerForKeys();
}

/** [NO10] Inserts the text of a note into the reply box, before its text. */
export function turnNoteIntoReply(
  { id, conversationId }: Pick<Session, "id" | "conversationId">,
  note: string,
): void {
  returnDraft(id, note);
  writeReply(conversationId);
}

/** Returns a refused note to its box, before its text. `at`: when it was written. */
export function returnNoteToComposer(
  { id, conversationId }: Pick<Session, "id" | "conversationId">,
  note: string,
  at?: number,
): void {
  returnDraft(id, note, { kind: "note", ...(at !== undefined && { at }) });
  writeNote(conversationId);
}
