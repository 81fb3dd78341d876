/** [AG7] The id of one opening of a conversation. Every read names it, so that the server records one access. */
import type { ConversationId, OpeningId } from "@jieru/shared/domain/ids";
import { newUuid } from "../http/uuid.ts";

const openings = new Map<ConversationId, OpeningId>();

export function openingOf(id: ConversationId): OpeningId {
  const opening = openings.get(id) ?? (newUuid() as OpeningId);
  openings.set(id, opening);
  return opening;
}

export const closeOpening = (id: ConversationId): void => void openings.delete(id);
