import { armFailpoints, disarmFailpoints, failpoint } from "@jieru/realtime/base/failpoint";
import { afterEach, expect, it, vi } from "vitest";
import type { Fault, Scene } from "../faults/fault.ts";
import { startInjector } from "../injector.ts";
import { deaths } from "../kill-points/points.ts";
import { strike } from "../kill-points/strike.ts";
import { createRandom } from "../random.ts";

afterEach(disarmFailpoints);

it.each(deaths)("an unreached failpoint is disarmed: %s does not die there later", async (death) => {
  const died = vi.spyOn(process, "kill").mockImplementation(() => true);
  const server = { arm: armFailpoints, starts: () => 1, isUp: () => true, standsStill: () => false };
  const scene = { stage: { servers: [server] }, random: createRandom(1) } as unknown as Scene;
  expect(await strike(scene, "outbox.during_call", death, 20)).toBeNull();
  for (let pass = 0; pass < 10; pass++) await failpoint("outbox.during_call");
  expect(died).not.toHaveBeenCalled();
});

it("a fault without a target does not count and does not end the campaign", async () => {
  const gone = vi.fn(() => Promise.reject(new Error("connect ENOENT")));
  const there = vi.fn(() => Promise.resolve());
  const fault = (name: string, strikes: Fault["strike"]): Fault => ({
    name,
    ids: "F9",
    group: "edges",
    strike: strikes,
  });
  const postgres = { rows: async () => [{ seq: 0 }] };
  const scene = { stage: { postgres }, consoles: [], random: createRandom(1) } as unknown as Scene;
  const logged: string[] = [];
  const injector = startInjector({
    scene,
    faults: [fault("gone", gone), fault("there", there)],
    pauseMs: { min: 0, max: 1 },
    log: (line) => logged.push(line),
  });
  await expect.poll(() => Math.min(gone.mock.calls.length, there.mock.calls.length)).toBeGreaterThan(1);
  await injector.stop();
  await injector.recovered();
  expect(new Set(injector.struck.map((s) => s.fault.name))).toEqual(new Set(["there"]));
  expect(logged).toContain("gone: not struck, connect ENOENT");
});
