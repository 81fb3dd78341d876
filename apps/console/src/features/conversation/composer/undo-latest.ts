/** [KB24] Ctrl or ⌘ with Z in an empty reply box. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { KeyboardEvent } from "react";
import { isComposing, keyOf } from "../../../lib/keyboard/keys.ts";
import { latestHeld, undoHeld } from "../delivery/undo-held.ts";
import { undoLatestEnd } from "../ending/end-with-notice.tsx";

export const isUndoKey = (event: KeyboardEvent): boolean =>
  !event.repeat && !isComposing(event) && keyOf(event) === "Mod+KeyZ";

/**
 * Undoes the reply that is held, or else the latest end of this page that can still be undone; false if there is neither. `open` shows the
 * session that a reply returned to.
 */
export function undoLatest(accountId: AccountId, open: (id: SessionId) => void): boolean {
  const held = latestHeld(accountId);
  if (!held || !undoHeld(held)) return undoLatestEnd(accountId);
  open(held.sessionId);
  return true;
}
