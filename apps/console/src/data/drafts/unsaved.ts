/** What was typed and has not been taken by the server, kept until it is, also for a session that is not open any more. */
import type { ConversationId, SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";

export interface Unsaved<Id extends string, Typed = string> {
  of: (id: Id) => Typed | undefined;
  /** `null` when there is nothing left to save. */
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

/** [TG2] */
export const unsavedRemarks = createUnsaved<ConversationId>();

/** [DI6] Notes of transfers. */
export const unsavedNotes = createUnsaved<SessionId>();

/** [WU2] What sessions were about. */
export const unsavedWrapUps = createUnsaved<SessionId, { topicId: TopicId | null; line: string }>();

/** [RM8] What somebody is to be reminded of. */
export const unsavedReminders = createUnsaved<SessionId>();

/** [BL2] Why a customer was to be blocked. */
export const unsavedReasons = createUnsaved<ConversationId>();

/** [RT3] The customer was erased. */
export function forgetUnsaved({ id, conversationId }: Pick<Session, "id" | "conversationId">): void {
  for (const { keep } of [unsavedNotes, unsavedWrapUps, unsavedReminders]) keep(id, null);
  for (const { keep } of [unsavedRemarks, unsavedReasons]) keep(conversationId, null);
}
