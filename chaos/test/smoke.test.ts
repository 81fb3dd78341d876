/**
 * A campaign of half a minute on each stage. `CHAOS_SEED` repeats a run's choices; `pnpm chaos` runs longer.
 *
 * @module-tag slow
 */
import { describe, expect, it } from "vitest";
import { runCampaign } from "../campaign.ts";
import { allFaults } from "../faults/all.ts";
import { violationLines } from "../report.ts";

const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

describe.concurrent.each(["one", "two"] as const)(
  `[P1] [P5] a short fault campaign (CHAOS_SEED=${seed}), stage %s`,
  (kind) => {
    it("the server breaks no promise", { timeout: 600_000 }, async () => {
      const least = { pushes: 100, faults: 3, withinMs: 240_000 };
      const result = await runCampaign({
        kind,
        seed,
        faults: allFaults,
        goal: { pushes: 600, replies: 60, faults: 8 },
        maxMs: 20_000,
        least,
        customers: 60,
        pushesPerSecond: 120,
        images: false,
        calmMs: 1_000,
        log: () => undefined,
      });
      expect(violationLines([result])).toEqual([]);
      expect(result.pushes.ok).toBeGreaterThan(least.pushes);
      expect(result.struck.length).toBeGreaterThan(least.faults);
    });
  },
);
