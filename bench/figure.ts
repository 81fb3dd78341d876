export interface Figure {
  what: string;
  value: number;
  unit: "" | "kB" | "MB" | "ms" | "s";
  bound: "at most" | "at least";
  target: number;
  firstTarget?: number;
  detail: string;
}

export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Returns whether the target is met. A figure that could not be measured is NaN and does not meet it. */
export const isMet = ({ value, bound, target }: Figure): boolean =>
  bound === "at most" ? value <= target : value >= target;

const digits: Record<Figure["unit"], number> = { "": 2, kB: 0, MB: 0, ms: 1, s: 1 };

export function written(value: number, unit: Figure["unit"]): string {
  if (!Number.isFinite(value)) return "none";
  return [value.toFixed(digits[unit]), unit].filter(Boolean).join(" ");
}

export const thousands = (n: number): string => n.toLocaleString("en-US");

export const writtenBound = ({ bound, unit }: Figure, limit: number): string =>
  [bound === "at most" ? "≤" : "≥", unit ? `${limit} ${unit}` : limit.toFixed(2)].join(" ");
