import type { Allowance } from "@jieru/shared/domain/allowance";
import { nextOpening } from "@jieru/shared/domain/opening-hours";
import { reminderRange } from "@jieru/shared/domain/reminder";
import type { OpeningHours } from "@jieru/shared/domain/settings";

export type ReminderChoice = "soon" | "later" | "tomorrow" | "opening" | "closing";
export interface OfferedTime {
  choice: ReminderChoice;
  at: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const wholeMinute = (at: number): number => Math.ceil(at / minuteMs) * minuteMs;

function tomorrowMorning(now: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + 1);
  return date.setHours(9, 30, 0, 0);
}

interface ReminderContext {
  openingHours: OpeningHours | null;
  allowance: Pick<Allowance, "until">;
}

/** Returns the offered times in order. With opening hours, the next opening replaces tomorrow morning. */
export function offeredTimes({ openingHours, allowance }: ReminderContext, now: number): OfferedTime[] {
  const opens = openingHours && nextOpening(openingHours, now);
  const morning: OfferedTime = opens
    ? { choice: "opening", at: opens }
    : { choice: "tomorrow", at: tomorrowMorning(now) };
  const { from, until } = reminderRange(now);
  return [
    { choice: "soon" as const, at: wholeMinute(now + 30 * minuteMs) },
    { choice: "later" as const, at: wholeMinute(now + 2 * hourMs) },
    morning,
    { choice: "closing" as const, at: allowance.until - hourMs },
  ].filter(({ at }) => from <= at && at <= until);
}

const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** Returns the value of a `datetime-local` field: "2026-11-30T09:30". */
export function fieldOf(at: number): string {
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join("-");
  return `${day}T${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** Returns the instant of a field, or null if it is empty. */
export function instantOf(field: string): number | null {
  const at = new Date(field).getTime();
  return Number.isNaN(at) ? null : at;
}

export function isInRange(at: number, now: number): boolean {
  const { from, until } = reminderRange(now);
  return from <= at && at <= until;
}
