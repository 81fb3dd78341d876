import { rest } from "../rest.ts";
import type { SkewedClock } from "../stage/skewed-clock.ts";
import type { Fault, Scene } from "./fault.ts";

const minute = 60_000;

/** Skews the clocks of servers; those of WeChat and the database stay right. */
async function skew(clocks: readonly SkewedClock[], ms: number, { random }: Scene): Promise<void> {
  for (const clock of clocks) clock.skew(ms);
  await rest(random.int(500, 3_000));
  for (const clock of clocks) clock.skew(0);
}

const ofAll = (
  [
    ["ten minutes fast", 10 * minute],
    ["ten minutes slow", -10 * minute],
    ["an hour slow", -60 * minute],
    ["a second off", 1_000],
  ] as const
).map(([name, ms]): Fault => {
  return {
    name: `the servers' clock ${name}`,
    ids: "F26",
    group: "edges",
    strike: (scene) => skew(scene.stage.serverClocks, ms, scene),
  };
});

const ofOne = (
  [
    ["ten minutes fast", 10 * minute],
    ["ten minutes slow", -10 * minute],
  ] as const
).map(([name, ms]): Fault => {
  return {
    name: `one server's clock ${name}`,
    ids: "F26",
    group: "edges",
    possible: ({ serverClocks }) => serverClocks.length > 1,
    strike: (scene) => skew([scene.random.pick(scene.stage.serverClocks)], ms, scene),
  };
});

export const clockFaults: Fault[] = [
  ...ofAll,
  ...ofOne,
  {
    name: "every clock jumps ten minutes ahead",
    ids: "F18 F26",
    group: "edges",
    async strike({ stage, jumps }) {
      const ms = 10 * minute;
      jumps.push({ at: stage.clock.now(), ms });
      stage.clock.advance(ms);
    },
  },
];
