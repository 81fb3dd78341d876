/** [TG2] Remarks that were typed and could not be saved, also of customers whose session is not open any more. */
import type { ConversationId } from "@jieru/shared/domain/ids";

const unsaved = new Map<ConversationId, string>();

export const unsavedRemark = (id: ConversationId): string | undefined => unsaved.get(id);

/** `null` when there is nothing left to save. */
export function keepUnsavedRemark(id: ConversationId, typed: string | null): void {
  if (typed === null) unsaved.delete(id);
  else unsaved.set(id, typed);
}
