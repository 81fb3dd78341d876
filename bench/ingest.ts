import { withBenchServer } from "./bench-server.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Figure, median } from "./figure.ts";
import { sealedTexts, type Texts } from "./payloads.ts";
import { type Load, startFloor, startLoad } from "./processes.ts";
import { scaled } from "./scale.ts";
import { untilSearchable } from "./searchable.ts";

const connections = 128;
const customers = 2_000;
const counts = { warmUp: scaled(20_000, 400), measured: scaled(20_000, 400) };
const rounds = 3;
const consoles = scaled(100, 10);

async function perSecond(load: Load, origin: string, texts: Texts): Promise<number> {
  const report = await load.run({ origin, connections, requests: sealedTexts(texts) });
  if (report.failed > 0) throw new Error(`${report.failed} pushes were not acknowledged`);
  return report.success / report.seconds;
}

type Server = "floor" | "house";

async function measure(accounts: number, target: number): Promise<Figure[]> {
  const agents = consoles / accounts;
  const spread = { accounts, customers: customers / accounts };
  const desks = { accounts, agents, inHand: 5, waiting: 0, messages: 3 };
  const rates: Record<Server, number>[] = [];
  await withBenchServer(desks, (house) =>
    withCrowd(house, { seats: house.seats.slice(0, consoles) }, async () => {
      // All measurements share one load generator, since compiling it would slow each and make them more alike.
      const load = startLoad();
      const floor = await startFloor();
      try {
        const run = async (count: number): Promise<Record<Server, number>> => {
          await untilSearchable(house.databaseUrl);
          return {
            floor: await perSecond(load, floor.url, { count, ...spread }),
            house: await perSecond(load, house.url, { count, ...spread }),
          };
        };
        await run(counts.warmUp);
        for (let round = 0; round < rounds; round++) rates.push(await run(counts.measured));
      } finally {
        load.stop();
        floor.stop();
      }
    }),
  );
  const ofAll = (which: Server): number => Math.round(median(rates.map((r) => r[which])));
  const shares = rates.map((r) => r.house / r.floor);
  const place = accounts === 1 ? "" : ` on ${accounts} accounts`;
  return [
    {
      what: `durable ingest with ${consoles} consoles${place} ÷ a server that only verifies, decrypts, parses and answers`,
      value: median(shares),
      unit: "",
      bound: "at least",
      target,
      detail: `${ofAll("house")} of ${ofAll("floor")} pushes/s; the rounds ${shares.map((share) => share.toFixed(2)).join(", ")}`,
    },
  ];
}

/** Measures durable pushes per second with 100 consoles, relative to pushes that are only parsed and answered. */
export const measureIngest = (): Promise<Figure[]> => measure(1, 0.25);

export const measureIngestOfTen = (): Promise<Figure[]> => measure(10, 0.2);
