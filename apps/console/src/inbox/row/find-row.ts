import type { SessionId } from "@jieru/shared/domain/ids";

/** The session's row in the list, if it is shown. */
export const findRow = (id: SessionId): HTMLElement | null =>
  document.querySelector(`[data-row="${CSS.escape(id)}"]`);

/** Focuses the session's row in the list, or nothing if the row is not shown. */
export function focusRow(id: SessionId): void {
  const row = findRow(id);
  if (row) row.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
