import { createMetrics } from "@jieru/realtime/base/metrics";
import { describe, expect, it } from "vitest";
import { driftsOf, isTooMuch } from "../soak/drift.ts";
import { figureIn, type Look, type Watched, watched } from "../soak/watch.ts";

const figures = Object.keys(watched) as Watched[];
const steady = Object.fromEntries(figures.map((name) => [name, 100])) as Record<Watched, number>;
const hourOf = (at: (minute: number) => Partial<Record<Watched, number>>): Look[] =>
  Array.from({ length: 61 }, (_, minute) => ({ ...steady, ...at(minute), atMs: minute * 60_000 }));
const tooMuch = (looks: readonly Look[]): Watched[] =>
  driftsOf(looks)
    .filter(isTooMuch)
    .map(({ figure }) => figure);

describe("[P11] [T43] a soak", () => {
  it("reports no drift when figures fluctuate or grow only in the first quarter", () => {
    const looks = hourOf((minute) => ({
      process_resident_memory_bytes: minute < 15 ? 20 + minute : 100 + (minute % 2) * 30,
      process_open_fds: minute > 45 && minute % 2 === 0 ? 300 : 100 + (minute % 3), // a passing peak
    }));
    expect(tooMuch(looks)).toEqual([]);
  });

  it.each(figures)("reports %s when it grows", (name) => {
    expect(tooMuch(hourOf((minute) => ({ [name]: 100 + minute / 2 })))).toEqual([name]);
  });

  it.each(figures)("reports %s when it has no samples", (name) => {
    expect(tooMuch(hourOf(() => ({ [name]: Number.NaN })))).toEqual([name]);
    expect(tooMuch([])).toContain(name);
  });

  it("finds every watched figure in the server's metrics", async () => {
    const text = await createMetrics().registry.metrics();
    for (const name of figures)
      expect([name, figureIn(text, name)]).toEqual([name, expect.toSatisfy(Number.isFinite)]);
  });
});
