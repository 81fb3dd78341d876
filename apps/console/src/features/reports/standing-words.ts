import type { Report } from "@jieru/shared/protocol/reports";
import type { Connection } from "../../data/store/connection.ts";
import { formatDayTime } from "../../i18n/format-day-time.ts";
import { i18n } from "../../i18n/i18n.ts";

interface Standing {
  report: Pick<Report, "countedUntil">;
  /** It could not be read again. */
  isError: boolean;
  connection: Pick<Connection, "state">;
  now: number;
}

/** The server counts within ten minutes, and before it answers. */
const behindMs = 20 * 60_000;

/** [RP3] What is to be said of the numbers: that they could not be read again, or that older ones are still being counted. */
export function standingWords({ report, isError, connection, now }: Standing): string | null {
  const { countedUntil } = report;
  const at = countedUntil === null ? "" : formatDayTime(countedUntil, now);
  if (isError && at)
    return i18n.t(connection.state === "signed_out" ? "reports:stands" : "reports:old", { at });
  if (countedUntil === null) return i18n.t("reports:counting_all");
  if (now - countedUntil <= behindMs) return null;
  // Where nothing can be written, nothing is counted.
  return i18n.t(connection.state === "read_only" ? "reports:stands" : "reports:counting", { at });
}
