import type { SessionId } from "@jieru/shared/domain/ids";

/** Back to the list, at the row of this session; to nowhere in particular when its row is not shown. */
export function focusRow(id: SessionId): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  if (row) row.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
