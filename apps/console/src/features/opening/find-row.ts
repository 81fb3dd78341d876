import type { SessionId } from "@jieru/shared/domain/ids";
import { focusList } from "../commands/zone.ts";

export const findRow = (id: SessionId): HTMLElement | null =>
  document.querySelector(`[data-row="${CSS.escape(id)}"]`);

export function focusRow(id: SessionId): void {
  const row = findRow(id);
  if (row) row.focus();
  else focusList();
}
