/** What of a long run is judged, without the long run. */
import { createMetrics } from "@jieru/realtime/base/metrics";
import { describe, expect, it } from "vitest";
import { driftsOf, isTooMuch } from "../soak/drift.ts";
import { figureIn, type Look, type Watched, watched } from "../soak/watch.ts";

const figures = Object.keys(watched) as Watched[];
const steady = Object.fromEntries(figures.map((name) => [name, 100])) as Record<Watched, number>;
/** An hour, looked at once a minute. */
const hourOf = (at: (minute: number) => Partial<Record<Watched, number>>): Look[] =>
  Array.from({ length: 61 }, (_, minute) => ({ ...steady, ...at(minute), atMs: minute * 60_000 }));
const tooMuch = (looks: readonly Look[]): Watched[] =>
  driftsOf(looks)
    .filter(isTooMuch)
    .map(({ figure }) => figure);

describe("[P11] [T43] a soak", () => {
  it("finds nothing in a server that is as it was, however it breathes and whatever its first quarter took", () => {
    const looks = hourOf((minute) => ({
      process_resident_memory_bytes: minute < 15 ? 20 + minute : 100 + (minute % 2) * 30,
      process_open_fds: minute > 45 && minute % 2 === 0 ? 300 : 100 + (minute % 3), // a crowd that comes and goes
    }));
    expect(tooMuch(looks)).toEqual([]);
  });

  it.each(figures)("names %s that grows", (name) => {
    expect(tooMuch(hourOf((minute) => ({ [name]: 100 + minute / 2 })))).toEqual([name]);
  });

  it.each(figures)("does not call %s steady that nobody told", (name) => {
    expect(tooMuch(hourOf(() => ({ [name]: Number.NaN })))).toEqual([name]);
    expect(tooMuch([])).toContain(name);
  });

  it("looks at what the server tells", async () => {
    const text = await createMetrics().registry.metrics();
    for (const name of figures)
      expect([name, figureIn(text, name)]).toEqual([name, expect.toSatisfy(Number.isFinite)]);
  });
});
