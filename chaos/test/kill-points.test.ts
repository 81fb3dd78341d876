/**
 * One place where the server dies and one where PostgreSQL dies under it, chosen by the seed; `CHAOS_SEED` repeats a run's choice.
 * All places with fifty seeds each are `pnpm chaos --kill-points`: every death costs a start, so they have no room here.
 *
 * @module-tag slow
 */
import { failpointNames } from "@jieru/realtime/base/failpoint";
import { describe, expect, it } from "vitest";
import { runKillPoint } from "../kill-points/matrix.ts";
import { deaths, killPoints } from "../kill-points/points.ts";

const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
/** Jobs for images wait half a minute before they begin again, calls that hang ten seconds before they end, and agents seldom send pictures. */
const quick = failpointNames.filter(
  (name) =>
    !(["needsImages", "needsPictures", "needsSilence"] as const).some((what) => killPoints[name][what]),
);

describe.concurrent.each(deaths)(`[P1] [P5] the end of %s at one place (CHAOS_SEED=${seed})`, (death) => {
  const point = quick[(seed + deaths.indexOf(death)) % quick.length] ?? "push.received";
  it(`breaks no promise at ${point}`, { timeout: 180_000 }, async () => {
    const result = await runKillPoint({ point, death, seeds: [seed], log: () => undefined });
    expect(result.violations).toEqual([]);
    expect(result.unreached).toBe(0);
    expect(result.pushes.ok + result.pushes.keptUnacknowledged).toBeGreaterThan(2);
  });
});
