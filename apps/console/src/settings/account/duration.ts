export const units = ["second", "minute", "hour", "day"] as const;
export type Unit = (typeof units)[number];

const msOf: Record<Unit, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export interface Typed {
  text: string;
  unit: Unit;
}

/** "30", "minute": the largest unit that needs no fraction. */
export function split(ms: number): Typed {
  if (Number.isNaN(ms)) return { text: "", unit: "minute" };
  const unit = ms === 0 ? "minute" : (units.findLast((u) => ms % msOf[u] === 0) ?? "second");
  return { text: String(ms / msOf[unit]), unit };
}

/** Milliseconds; `NaN` for what is no number. Halves are fine: "1.5", "hour". */
export const toMs = ({ text, unit }: Typed): number =>
  text.trim() === "" ? Number.NaN : Math.round(Number(text) * msOf[unit]);
