import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { KeyboardEvent } from "react";
import { isComposing, keyOf } from "../../../lib/keyboard/keys.ts";
import { latestHeld, undoHeld } from "../delivery/undo-held.ts";
import { undoLatestEnd } from "../ending/end-with-notice.tsx";

export const isUndoKey = (event: KeyboardEvent): boolean =>
  !event.repeat && !isComposing(event) && keyOf(event) === "Mod+KeyZ";

/**
 * [KB24] Undoes the held reply, or else the latest end that can be undone; false if there is neither. `open` shows the
 * session of the reply.
 */
export function undoLatest(accountId: AccountId, open: (id: SessionId) => void): boolean {
  const held = latestHeld(accountId);
  if (!held || !undoHeld(held)) return undoLatestEnd(accountId);
  open(held.sessionId);
  return true;
}
