import { armFailpoints, disarmFailpoints, failpoint } from "@jieru/realtime/failpoint";
import { afterEach, expect, it, vi } from "vitest";
import type { Scene } from "../faults/fault.ts";
import { deaths } from "../kill-points/points.ts";
import { strike } from "../kill-points/strike.ts";
import { createRandom } from "../random.ts";

afterEach(disarmFailpoints);

it.each(deaths)("a place that nobody came by is disarmed: %s does not die there later", async (death) => {
  const died = vi.spyOn(process, "kill").mockImplementation(() => true);
  const server = { arm: armFailpoints, starts: () => 1, isUp: () => true, standsStill: () => false };
  const scene = { stage: { servers: [server] }, random: createRandom(1) } as unknown as Scene;
  expect(await strike(scene, "outbox.during_call", death, 20)).toBeNull();
  for (let pass = 0; pass < 10; pass++) await failpoint("outbox.during_call");
  expect(died).not.toHaveBeenCalled();
});
