import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Figure, quantile } from "./figure.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const desks = { accounts: 5, agents: scaled(100, 2), inHand: 5, waiting: 20, messages: 3 };
const consoles = desks.accounts * desks.agents;
const everybody = desks.agents * desks.inHand + desks.waiting;
const steady = { rate: 200, seconds: scaled(60, 3) };
const burst = { rate: 1_000, seconds: 1, rounds: 5 };

/** Returns the time until each push was answered `success`, in milliseconds; empty if any push failed. */
async function push(house: BenchServer, { rate, seconds }: typeof steady): Promise<number[]> {
  const requests = sealedTexts({ count: rate * seconds, accounts: desks.accounts, customers: everybody });
  const report = await runLoad({ origin: house.url, connections: 256, rate, requests });
  return report.failed === 0 ? report.tookMs : [];
}

const atMost = (what: string, value: number, target: number, detail: string): Figure => ({
  what,
  value,
  unit: "ms",
  bound: "at most",
  target,
  detail,
});

/** Measures the wait for an acknowledgement: at an ordinary rate, and when all customers write in one second. */
export const measureAcknowledge = (): Promise<Figure[]> =>
  withBenchServer(desks, (house) =>
    withCrowd(house, {}, async () => {
      await push(house, { ...steady, seconds: scaled(10, 1) });
      const took = await push(house, steady);
      const slowest: number[] = [];
      for (let round = 0; round < burst.rounds; round++)
        slowest.push(Math.max(...(await push(house, burst)), Number.NEGATIVE_INFINITY));
      const at = (share: number): string => quantile(took, share).toFixed(1);
      return [
        atMost(
          `a push acknowledged, p99 at ${steady.rate} pushes/s with ${consoles} consoles`,
          quantile(took, 0.99),
          100,
          `p50 ${at(0.5)}, p99.9 ${at(0.999)}, most ${at(1)} ms; ${took.length} of ${steady.rate * steady.seconds}, none told to come again`,
        ),
        atMost(
          `${burst.rate} pushes within a second, until the last is acknowledged`,
          slowest.every(Number.isFinite) ? Math.max(...slowest) : Number.NaN,
          3_000,
          `the slowest push of each of ${burst.rounds} bursts: ${slowest.map((ms) => ms.toFixed(0)).join(", ")} ms`,
        ),
      ];
    }),
  );
