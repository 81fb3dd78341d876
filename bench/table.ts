export interface Figure {
  what: string;
  value: string;
  target: string;
  ok: boolean;
  detail: string;
}

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map((f) => [f.ok ? "ok  " : "MISS", f.what, f.value, f.target, f.detail]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((r) => (r[i] as string).length)));
  console.log();
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("   "));
}

/** The value below which `share` of the sorted samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
