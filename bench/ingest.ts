import { withCrowd } from "./crowd-handle.ts";
import { type Figure, median } from "./figure.ts";
import { withHouse } from "./house.ts";
import { sealedTexts, type Texts } from "./payloads.ts";
import { runLoad, startFloor } from "./processes.ts";
import { scaled } from "./scale.ts";

const connections = 128;
const customers = 2_000;
const counts = { warmUp: scaled(20_000, 400), measured: scaled(20_000, 400) };
const rounds = 3;

async function perSecond(origin: string, texts: Texts): Promise<number> {
  const report = await runLoad({ origin, connections, requests: sealedTexts(texts) });
  if (report.failed > 0) throw new Error(`${report.failed} pushes were not acknowledged`);
  return report.success / report.seconds;
}

/** `consoles` in all, on so many accounts; pushes go to the accounts in turn. */
async function measure(accounts: number, consoles: number): Promise<Figure[]> {
  const agents = consoles / accounts;
  const spread = { accounts, customers: customers / accounts };
  const desks = { accounts, agents, inHand: 5, waiting: 0, messages: 3 };
  const floor = await startFloor();
  const rates: { floor: number; house: number }[] = [];
  try {
    await withHouse(desks, (house) =>
      withCrowd(house, {}, async () => {
        await perSecond(floor.url, { count: counts.warmUp, ...spread });
        await perSecond(house.url, { count: counts.warmUp, ...spread });
        for (let round = 0; round < rounds; round++) {
          rates.push({
            floor: await perSecond(floor.url, { count: counts.measured, ...spread }),
            house: await perSecond(house.url, { count: counts.measured, ...spread }),
          });
        }
      }),
    );
  } finally {
    floor.stop();
  }
  const ofAll = (which: "floor" | "house"): number => Math.round(median(rates.map((r) => r[which])));
  const ratios = rates.map((r) => r.house / r.floor);
  const place = accounts === 1 ? "" : ` on ${accounts} accounts`;
  return [
    {
      what: `durable ingest with ${consoles} consoles${place} ÷ a server that only verifies, decrypts, parses and answers`,
      value: median(ratios),
      unit: "",
      bound: "at least",
      target: 0.7,
      firstTarget: 0.5,
      detail: `${ofAll("house")} of ${ofAll("floor")} pushes/s; the rounds ${ratios.map((r) => r.toFixed(2)).join(", ")}`,
    },
  ];
}

const consoles = scaled(100, 10);

/** Pushes a second that are durable and on their way to 100 consoles, against pushes that are only read and answered. */
export const measureIngest = (): Promise<Figure[]> => measure(1, consoles);

export const measureIngestOfTen = (): Promise<Figure[]> => measure(10, consoles);
