import { formatCountdown, formatWaited } from "../../i18n/format-duration.ts";

/** From this length on seconds do not matter, and would widen the table beyond the screen. */
const longMs = 10 * 60_000;

/** "1 分 22 秒", "45 分": how long customers wait for the first answer; "—" if there was none. */
export const firstResponseWords = (ms: number | null): string => {
  if (ms === null) return "—";
  return ms < longMs ? formatCountdown(ms) : formatWaited(ms);
};
