import type { House } from "./house.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad, startFloor } from "./processes.ts";
import type { Figure } from "./table.ts";

const connections = 128;
const customers = 2_000;
const counts = { warmUp: 4_000, measured: 20_000 };

async function perSecond(origin: string): Promise<number> {
  await runLoad({ origin, connections, requests: sealedTexts(counts.warmUp, customers, Date.now()) });
  const report = await runLoad({
    origin,
    connections,
    requests: sealedTexts(counts.measured, customers, Date.now()),
  });
  if (report.failed > 0) throw new Error(`${report.failed} pushes were not acknowledged`);
  return report.success / report.seconds;
}

/** Pushes a second that are durable and on their way to 100 consoles, against pushes that are only read and answered. */
export async function measureIngest(house: House): Promise<Figure[]> {
  const floor = await startFloor();
  const floorRate = await perSecond(floor.url);
  floor.stop();
  const rate = await perSecond(house.url);
  const ratio = rate / floorRate;
  return [
    {
      what: `durable ingest, ${house.consoles.length} consoles ÷ verify and decrypt only, ${connections} connections`,
      value: ratio.toFixed(2),
      target: "≥ 0.50",
      ok: ratio >= 0.5,
      detail: `${Math.round(rate)} of ${Math.round(floorRate)} pushes/s`,
    },
  ];
}
