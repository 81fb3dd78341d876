import type { Agent } from "@jieru/shared/domain/agent";
import { formatWaited } from "../../../i18n/format-duration.ts";
import { i18n } from "../../../i18n/i18n.ts";

const minuteMs = 60_000;

/** Returns "离开 12 分": the status and, unless it is "online" or has just begun, its duration. */
export function statusLabel(
  { status, statusSince }: Pick<Agent, "status" | "statusSince">,
  now: number,
): string {
  const word = i18n.t(`status.${status}`);
  const lastedMs = statusSince === 0 ? 0 : now - statusSince;
  return status === "online" || lastedMs < minuteMs ? word : `${word} ${formatWaited(lastedMs)}`;
}
