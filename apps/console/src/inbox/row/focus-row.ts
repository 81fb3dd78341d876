import type { SessionId } from "@jieru/shared/domain/ids";

/** Focuses the session's row in the list, or nothing if the row is not shown. */
export function focusRow(id: SessionId): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  if (row) row.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
