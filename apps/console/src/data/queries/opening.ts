/**
 * [AG7] What tells one opening of a conversation from every other. Whatever is asked for while somebody on this page looks at it names it,
 * so that the server records one reading, whichever of the requests comes first.
 */
import type { ConversationId, OpeningId } from "@jieru/shared/domain/ids";
import { newUuid } from "../http/uuid.ts";

const openings = new Map<ConversationId, OpeningId>();

export function openingOf(id: ConversationId): OpeningId {
  const opening = openings.get(id) ?? (newUuid() as OpeningId);
  openings.set(id, opening);
  return opening;
}

/** Nobody on this page looks at the conversation any more: the next look opens it again. */
export const noteLeft = (id: ConversationId): void => void openings.delete(id);
