import type { Connection } from "../../../data/store/connection.ts";
import { i18n } from "../../../i18n/i18n.ts";

/**
 * [BO12] Says that today's numbers could not be loaded, from when the shown ones are, and that loading is tried again, which
 * it is not after a sign-out.
 */
export function notReadWords({ state }: Pick<Connection, "state">, at: string | null): string {
  const tried = state !== "signed_out";
  if (at === null) return i18n.t(tried ? "supervise:today_failed" : "supervise:today_not_read");
  return i18n.t(tried ? "supervise:today_old" : "supervise:today_stands", { at });
}
