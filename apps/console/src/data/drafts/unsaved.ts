/** Input that the server has not accepted yet; kept after the session is closed. */
import type { ConversationId, SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";

export interface Unsaved<Id extends string, Typed = string> {
  of: (id: Id) => Typed | undefined;
  /** Pass null when nothing is left to save. */
  keep: (id: Id, typed: Typed | null) => void;
}

function createUnsaved<Id extends string, Typed = string>(): Unsaved<Id, Typed> {
  const kept = new Map<Id, Typed>();
  return {
    of: (id) => kept.get(id),
    keep: (id, typed) => {
      if (typed === null) kept.delete(id);
      else kept.set(id, typed);
    },
  };
}

export const unsavedRemarks = createUnsaved<ConversationId>();

export const unsavedNotes = createUnsaved<SessionId>();

export const unsavedWrapUps = createUnsaved<SessionId, { topicId: TopicId | null; line: string }>();

export const unsavedReminders = createUnsaved<SessionId>();

export const unsavedReasons = createUnsaved<ConversationId>();

export function forgetUnsaved({ id, conversationId }: Pick<Session, "id" | "conversationId">): void {
  for (const { keep } of [unsavedNotes, unsavedWrapUps, unsavedReminders]) keep(id, null);
  for (const { keep } of [unsavedRemarks, unsavedReasons]) keep(conversationId, null);
}
