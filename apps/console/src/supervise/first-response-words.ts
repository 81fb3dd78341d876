import { formatCountdown, formatWaited } from "../i18n/format-duration.ts";

/** From here on seconds tell nothing, and would push the table out of sight. */
const longMs = 10 * 60_000;

/** "1 分 22 秒", "45 分": how long customers wait for the first answer; "—" where none was given. */
export const firstResponseWords = (ms: number | null): string => {
  if (ms === null) return "—";
  return ms < longMs ? formatCountdown(ms) : formatWaited(ms);
};
