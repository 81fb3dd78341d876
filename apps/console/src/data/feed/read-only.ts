import { i18n } from "../../i18n/i18n.ts";
import { currentConnection, useIsReadOnly } from "../store/connection.ts";

/** [DE9] Returns why nothing can be changed now, or null. */
export const readOnlyReason = (): string | null =>
  currentConnection().state === "read_only" ? i18n.t("common:read_only") : null;

export function useReadOnlyReason(): string | null {
  useIsReadOnly();
  return readOnlyReason();
}
