import { setTimeout as pause } from "node:timers/promises";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { sampleCommits } from "./commits.ts";
import { type Crowd, withCrowd } from "./crowd-handle.ts";
import { type Figure, quantile } from "./figure.ts";
import { sealedTexts } from "./payloads.ts";
import { type Load, startLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const rate = 200;
const seconds = { warmUp: scaled(4, 1), measured: scaled(20, 2) };
const desks = { accounts: 1, agents: scaled(100, 10), inHand: 5, waiting: 0, messages: 3 };
const customers = desks.agents * desks.inHand;
const settleMs = 500;

async function measure(house: BenchServer, crowd: Crowd, load: Load): Promise<Figure[]> {
  const order = { origin: house.url, connections: 64, rate };
  await load.run({ ...order, requests: sealedTexts({ count: rate * seconds.warmUp, customers }) });
  const requests = sealedTexts({ count: rate * seconds.measured, customers });
  const { result: report, commitMs } = await sampleCommits(house.databaseUrl, () =>
    load.run({ ...order, requests }),
  );
  await pause(settleMs);
  const arrivals = await crowd.arrivals();
  const samples = requests.map(({ id }, i) => (arrivals.get(id) ?? Number.NaN) - (report.dueAt[i] as number));
  const seen = samples.filter(Number.isFinite);
  const floorMs = quantile(commitMs, 0.99);
  const p99 = quantile(seen, 0.99);
  const figure: Figure = {
    what: `push → socket, p99 at ${rate} pushes/s with ${desks.agents} consoles, ÷ p99 of a one-row commit meanwhile`,
    value: seen.length === requests.length ? p99 / floorMs : Number.NaN,
    unit: "",
    bound: "at most",
    target: 2,
    firstTarget: 3,
    detail: `${p99.toFixed(1)} ms (p50 ${quantile(seen, 0.5).toFixed(1)}) of ${floorMs.toFixed(1)} ms; ${seen.length} of ${requests.length} seen`,
  };
  return [figure];
}

/** Measures the time from a push to its text on a console's socket at 200 a second, relative to the cost of one commit. */
export async function measureLatency(): Promise<Figure[]> {
  // Started first, so that compiling and connecting happen during the warm-up.
  const load = startLoad();
  try {
    return await withBenchServer(desks, (house) =>
      withCrowd(house, { watchesTexts: true }, (crowd) => measure(house, crowd, load)),
    );
  } finally {
    load.stop();
  }
}
