import { formatCountdown, formatWaited } from "../../i18n/format-duration.ts";

const longMs = 10 * 60_000;

export const firstResponseLabel = (ms: number | null): string => {
  if (ms === null) return "—";
  return ms < longMs ? formatCountdown(ms) : formatWaited(ms);
};
