/** What was typed and has not been taken by the server, kept until it is, also for a session that is not open any more. */
import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";

function createUnsaved<Id extends string>() {
  const kept = new Map<Id, string>();
  return {
    of: (id: Id): string | undefined => kept.get(id),
    /** `null` when there is nothing left to save. */
    keep: (id: Id, typed: string | null): void => {
      if (typed === null) kept.delete(id);
      else kept.set(id, typed);
    },
  };
}

/** [TG2] */
export const unsavedRemarks = createUnsaved<ConversationId>();

/** [DI6] Notes of transfers. */
export const unsavedNotes = createUnsaved<SessionId>();

/** [WU2] Lines that say what sessions were about. */
export const unsavedWrapUps = createUnsaved<SessionId>();

/** [RM8] What somebody is to be reminded of. */
export const unsavedReminders = createUnsaved<SessionId>();

/** [BL2] Why a customer was to be blocked. */
export const unsavedReasons = createUnsaved<ConversationId>();

/** [RT3] The customer was erased. */
export function forgetUnsaved({ id, conversationId }: Pick<Session, "id" | "conversationId">): void {
  for (const { keep } of [unsavedNotes, unsavedWrapUps, unsavedReminders]) keep(id, null);
  for (const { keep } of [unsavedRemarks, unsavedReasons]) keep(conversationId, null);
}
