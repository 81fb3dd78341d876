/**
 * One failpoint for a server death and one for a PostgreSQL death, chosen by the seed; `CHAOS_SEED` repeats a run.
 * `pnpm chaos --kill-points` runs all failpoints with fifty seeds each.
 *
 * @module-tag slow
 */
import { failpointNames } from "@jieru/realtime/base/failpoint";
import { describe, expect, it } from "vitest";
import { runKillPoint } from "../kill-points/matrix.ts";
import { deaths, killPoints } from "../kill-points/points.ts";

const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
/** Excludes slow failpoints: image jobs restart after half a minute, hanging calls end after ten seconds, and agents seldom send pictures. */
const quick = failpointNames.filter(
  (name) =>
    !(["needsImages", "needsPictures", "needsSilence"] as const).some((what) => killPoints[name][what]),
);

describe.concurrent.each(deaths)(`[P1] [P5] a death of %s at one failpoint (CHAOS_SEED=${seed})`, (death) => {
  const point = quick[(seed + deaths.indexOf(death)) % quick.length] ?? "push.received";
  it(`the server breaks no promise at ${point}`, { timeout: 180_000 }, async () => {
    const result = await runKillPoint({ point, death, seeds: [seed], log: () => undefined });
    expect(result.violations).toEqual([]);
    expect(result.unreached).toBe(0);
    expect(result.pushes.ok + result.pushes.keptUnacknowledged).toBeGreaterThan(2);
  });
});
