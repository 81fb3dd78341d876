import { readNumber } from "./read-number.ts";

export const units = ["second", "minute", "hour", "day"] as const;
export type Unit = (typeof units)[number];

const msOf: Record<Unit, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export interface Typed {
  text: string;
  unit: Unit;
}

/** Splits into a number and the largest unit without a fraction. Up to two days are in hours, as in WeChat. */
export function split(ms: number): Typed {
  if (Number.isNaN(ms)) return { text: "", unit: "minute" };
  const fits = (unit: Unit) => ms % msOf[unit] === 0 && (unit !== "day" || ms > 2 * msOf.day);
  const unit = ms === 0 ? "minute" : (units.findLast(fits) ?? "second");
  return { text: String(ms / msOf[unit]), unit };
}

/** Returns milliseconds, or `NaN` for text that is not a number. Fractions are valid: "1.5", "hour". */
export const toMs = ({ text, unit }: Typed): number => Math.round(readNumber(text) * msOf[unit]);
