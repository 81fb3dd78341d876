import { rest } from "../rest.ts";
import type { Fault } from "./fault.ts";

const minute = 60_000;

/** For a while the servers' clock is wrong by this much; WeChat's is right. */
const skews = (
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
    async strike({ stage, random }) {
      stage.serverClock.skew(ms);
      await rest(random.int(500, 3_000));
      stage.serverClock.skew(0);
    },
  };
});

export const clockFaults: Fault[] = [
  ...skews,
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
