import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { openConversation, withConsole } from "./browser.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Figure, quantile } from "./figure.ts";
import type { Seat } from "./fill.ts";
import { probePaint } from "./paint-probe.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const rate = 50;
const seconds = { warmUp: scaled(5, 2), measured: scaled(25, 4) };
/** All pushes go to one agent's active sessions: one is open, the others are in the list. */
const desks = { accounts: 1, agents: scaled(100, 10), inHand: 10, waiting: 50, messages: 10 };
const settleMs = 1_000;

async function measure(house: BenchServer, page: Page): Promise<Figure[]> {
  const load = { origin: house.url, connections: 32, rate };
  const customers = desks.inHand;
  const whose = { customers, apart: desks.agents }; // customers are assigned to agents in turn
  await runLoad({ ...load, requests: sealedTexts({ count: rate * seconds.warmUp, ...whose }) });
  const requests = sealedTexts({ count: rate * seconds.measured, ...whose });
  const report = await runLoad({ ...load, requests });
  await pause(settleMs);
  const painted = await page.evaluate(() => window.benchPainted);
  // A row of the list shows only the newest text. A text that was replaced before it was drawn counts with its successor's time.
  const paintedAt = (i: number): number => {
    const { id } = requests[i] ?? {};
    return id === undefined ? Number.NaN : (painted[id] ?? paintedAt(i + customers));
  };
  const samples = requests.map((_, i) => paintedAt(i) - (report.dueAt[i] as number));
  const seen = samples.filter(Number.isFinite);
  const replaced = requests.filter(({ id }) => !(id in painted)).length;
  return [
    {
      what: `push → painted in an agent's console (Chromium), p99 at ${rate} pushes/s`,
      value: seen.length === requests.length ? quantile(seen, 0.99) : Number.NaN,
      unit: "ms",
      bound: "at most",
      target: 150,
      detail: `p50 ${quantile(seen, 0.5).toFixed(1)} ms, most ${Math.max(...seen).toFixed(1)} ms; ${seen.length} of ${requests.length} seen, ${replaced} of them in the text that followed`,
    },
  ];
}

export const measurePainted = (): Promise<Figure[]> =>
  withBenchServer(desks, (house) => {
    const [seat, ...others] = house.seats as [Seat, ...Seat[]];
    return withCrowd(house, { seats: others }, () =>
      withConsole(house, seat, async (page) => {
        await page.addInitScript(probePaint);
        await openConversation(house, seat, page);
        return measure(house, page);
      }),
    );
  });
