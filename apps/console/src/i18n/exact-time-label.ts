import { dateFormat } from "./date-format.ts";
import { i18n } from "./i18n.ts";

const parts = { year: "numeric", month: "2-digit", day: "2-digit", weekday: "short" } as const;
const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

/** Returns "2026-11-25 周三 18:41:07 UTC+8" in a time zone, by default the computer's. */
function at(instant: number, timeZone?: string): string {
  const options = { ...parts, ...clock, timeZoneName: "shortOffset", ...(timeZone && { timeZone }) } as const;
  const found = dateFormat(options).formatToParts(instant);
  const part = (type: string) => found.find((p) => p.type === type)?.value ?? "";
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  const zone = part("timeZoneName").replace("GMT", "UTC");
  return `${day} ${part("weekday")} ${part("hour")}:${part("minute")}:${part("second")} ${zone}`;
}

/** Returns the offset of a time zone at an instant: "UTC+8". */
export function offsetOf(instant: number, timeZone?: string): string {
  return at(instant, timeZone).split(" ").at(-1) ?? "";
}

/** [TR6] Returns whether the account's clocks differ from this computer's. */
export const zonesDiffer = (instant: number, timeZone: string): boolean =>
  offsetOf(instant) !== offsetOf(instant, timeZone);

/** "2026-11-25 周三 18:41:07–18:52:30 UTC+8"; names both days if they differ. */
function span(from: number, to: number, timeZone?: string): string {
  const [first, last] = [at(from, timeZone), at(to, timeZone)];
  if (from === to) return first;
  const [day, weekday, clock, zone] = first.split(" ");
  const [lastDay, , lastClock] = last.split(" ");
  return day === lastDay ? `${day} ${weekday} ${clock}–${lastClock} ${zone}` : `${first} – ${last}`;
}

/** Returns the exact time or span, in both time zones if they differ. */
export function exactTimeLabel(from: number, timeZone: string, to = from): string {
  if (!zonesDiffer(from, timeZone)) return span(from, to);
  return i18n.t("time.here_and_there", { here: span(from, to), there: span(from, to, timeZone) });
}
