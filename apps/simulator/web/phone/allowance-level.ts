import type { Allowance } from "../../src/allowance.ts";

export type AllowanceLevel = "ok" | "low" | "critical" | "seconds" | "used" | "closed";

export function levelOf({ left, until }: Allowance, now: number): AllowanceLevel {
  const restMs = until - now;
  if (restMs <= 0) return "closed";
  if (left === 0) return "used";
  if (restMs <= 60_000) return "seconds";
  if (restMs < 3_600_000) return "critical";
  return left === 1 ? "low" : "ok";
}
