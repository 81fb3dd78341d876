import type { Report } from "@jieru/shared/protocol/reports";
import type { Connection } from "../../data/store/connection.ts";
import { formatDayTime } from "../../i18n/format-day-time.ts";
import { i18n } from "../../i18n/i18n.ts";

interface Freshness {
  report: Pick<Report, "countedUntil">;
  isError: boolean;
  connection: Pick<Connection, "state">;
  now: number;
}

/** The server counts every ten minutes and before it answers. */
const behindMs = 20 * 60_000;

/** [RP3] Returns that reloading failed, or that older numbers are still being counted. */
export function freshnessLabel({ report, isError, connection, now }: Freshness): string | null {
  const { countedUntil } = report;
  const at = countedUntil === null ? "" : formatDayTime(countedUntil, now);
  if (isError && at)
    return i18n.t(connection.state === "signed_out" ? "reports:stands" : "reports:old", { at });
  if (countedUntil === null) return i18n.t("reports:counting_all");
  if (now - countedUntil <= behindMs) return null;
  // A read-only database counts nothing.
  return i18n.t(connection.state === "read_only" ? "reports:stands" : "reports:counting", { at });
}
