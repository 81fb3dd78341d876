import { setTimeout as pause } from "node:timers/promises";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import type { Comparison, CutReport } from "./crowd.ts";
import { type Crowd, withCrowd } from "./crowd-handle.ts";
import { type Figure, quantile, thousands } from "./figure.ts";
import { consoles, desks, everybody } from "./full-house.ts";
import type { LoadReport } from "./load.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const rate = 200;
const seconds = scaled(15, 8);
const cutAfterMs = 4_000;

async function storm(house: BenchServer, crowd: Crowd): Promise<{ cut: CutReport; load: LoadReport }> {
  const requests = sealedTexts({ count: rate * seconds, accounts: desks.accounts, customers: everybody });
  const loading = runLoad({ origin: house.url, connections: 64, rate, requests });
  loading.catch(() => undefined);
  await pause(cutAfterMs);
  const cut = await crowd.cut();
  return { cut, load: await loading };
}

function tookMeanwhile({ cutAt, awayMs }: CutReport, { dueAt, tookMs }: LoadReport): number[] {
  const until = cutAt + Math.max(...awayMs);
  return tookMs.filter((_, i) => (dueAt[i] as number) >= cutAt && (dueAt[i] as number) <= until);
}

function figures(cut: CutReport, load: LoadReport, { equal, difference }: Comparison): Figure[] {
  const took = tookMeanwhile(cut, load);
  const all = thousands(consoles);
  const same = equal === consoles;
  if (difference) console.error(`a console differs from a fresh snapshot: ${difference}`);
  return [
    {
      what: `${all} consoles cut at once: until the last is live again, each equal to a fresh snapshot`,
      value: same ? Math.max(...cut.awayMs) / 1_000 : Number.NaN,
      unit: "s",
      bound: "at most",
      target: 5,
      detail: `p50 ${(quantile(cut.awayMs, 0.5) / 1_000).toFixed(1)} s; ${equal} of ${consoles} equal`,
    },
    {
      what: `pushes acknowledged meanwhile, p99 at ${rate}/s`,
      value: load.failed === 0 ? quantile(took, 0.99) : Number.NaN,
      unit: "ms",
      bound: "at most",
      target: 1_000,
      detail: `p50 ${quantile(took, 0.5).toFixed(1)} ms of ${took.length} pushes; ${load.failed} of ${load.tookMs.length} not acknowledged`,
    },
  ];
}

export const measureStorm = (): Promise<Figure[]> =>
  withBenchServer(desks, (house) =>
    withCrowd(house, { keepsFrames: true }, async (crowd) => {
      const { cut, load } = await storm(house, crowd);
      return figures(cut, load, await crowd.compare());
    }),
  );
