import { i18n } from "../../i18n/i18n.ts";
import { currentConnection, useIsReadOnly } from "../store/connection.ts";

/** [DE9] Why nothing can be changed now, for a button's tooltip and description; null while it can. */
export const readOnlyReason = (): string | null =>
  currentConnection().state === "read_only" ? i18n.t("common:read_only") : null;

/** The same, for a component, which is drawn anew when it changes. */
export function useReadOnlyReason(): string | null {
  useIsReadOnly();
  return readOnlyReason();
}
