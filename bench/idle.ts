import { setTimeout as pause } from "node:timers/promises";
import { withBenchServer } from "./bench-server.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Figure, thousands } from "./figure.ts";
import { scaled } from "./scale.ts";
import { watchVitals } from "./vitals.ts";

const desks = { accounts: scaled(100, 2), agents: 100, inHand: 1, waiting: 5, messages: 1 };
const restMs = scaled(60_000, 2_000);

export const measureIdle = (): Promise<Figure[]> =>
  withBenchServer(desks, (house) =>
    withCrowd(house, {}, async (crowd) => {
      // The garbage of ten thousand simultaneous arrivals is collected first.
      await pause(restMs);
      const { residentMb, lagMs } = await watchVitals(house, () => pause(restMs));
      const { live } = await crowd.count();
      const all = desks.accounts * desks.agents;
      return [
        {
          what: `resident memory of the server with ${thousands(all)} consoles and nothing to tell them`,
          value: live === all ? residentMb : Number.NaN,
          unit: "MB",
          bound: "at most",
          target: 400,
          detail: `${thousands(live)} live; the most of a look each second, a minute after the last had come; event-loop lag p99 ${lagMs.toFixed(1)} ms`,
        },
      ];
    }),
  );
