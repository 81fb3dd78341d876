import type { Connection } from "../../../data/store/connection.ts";
import { i18n } from "../../../i18n/i18n.ts";

/**
 * [BO12] Says that loading failed, how old the shown numbers are, and, unless signed out, that loading is retried.
 */
export function loadFailureLabel({ state }: Pick<Connection, "state">, at: string | null): string {
  const tried = state !== "signed_out";
  if (at === null) return i18n.t(tried ? "supervise:today_failed" : "supervise:today_not_read");
  return i18n.t(tried ? "supervise:today_old" : "supervise:today_stands", { at });
}
