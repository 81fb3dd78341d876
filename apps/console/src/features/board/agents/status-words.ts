import type { Agent } from "@jieru/shared/domain/agent";
import { formatWaited } from "../../../i18n/format-duration.ts";
import { i18n } from "../../../i18n/i18n.ts";

const minuteMs = 60_000;

/**
 * "离开 12 分": an agent's status, and for how long unless they are simply online. A status that has just begun has no
 * duration.
 */
export function statusWords(
  { status, statusSince }: Pick<Agent, "status" | "statusSince">,
  now: number,
): string {
  const word = i18n.t(`status.${status}`);
  const lastedMs = statusSince === 0 ? 0 : now - statusSince;
  return status === "online" || lastedMs < minuteMs ? word : `${word} ${formatWaited(lastedMs)}`;
}
