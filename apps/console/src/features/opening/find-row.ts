import type { SessionId } from "@jieru/shared/domain/ids";
import { focusList } from "../commands/zone.ts";

/** The session's row in the list, if it is shown. */
export const findRow = (id: SessionId): HTMLElement | null =>
  document.querySelector(`[data-row="${CSS.escape(id)}"]`);

/** Focuses the session's row, or the list if the row is not shown. */
export function focusRow(id: SessionId): void {
  const row = findRow(id);
  if (row) row.focus();
  else focusList();
}
