import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { openConversation, withConsole } from "./browser.ts";
import { type Figure, quantile } from "./figure.ts";
import type { Seat } from "./fill.ts";
import { type Felt, leastToldMs, probeInteraction } from "./interaction-probe.ts";
import { type SealedRequest, sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const slowdown = 4;
const rate = 20;
const desks = { accounts: 1, agents: 1, inHand: 30, waiting: 100, messages: 30 };
const rounds = scaled(4, 1);
const restMs = 2_500;
const paceMs = 120;
const warmUpMs = 3_000;

const kinds = ["typing", "J and K", "lists", "palette"] as const;
type Kind = (typeof kinds)[number];

interface Stretch {
  kind: Kind;
  from: number;
  presses: number;
}

/** Every fifth push is from a waiting customer, the others are from active sessions in turn. */
function mixed(count: number): SealedRequest[] {
  const line = sealedTexts({ count: Math.ceil(count / 5), customers: desks.waiting, from: desks.inHand });
  const own = sealedTexts({ count, customers: desks.inHand });
  return own.map((request, i) => (i % 5 === 4 ? (line[Math.floor(i / 5)] ?? request) : request));
}

async function work(page: Page): Promise<Stretch[]> {
  const { keyboard } = page;
  const stretches: Stretch[] = [];
  const press = async (kind: Kind, keys: readonly string[]): Promise<void> => {
    const from = await page.evaluate(() => performance.now());
    for (const key of keys) {
      await keyboard.press(key);
      await pause(paceMs);
    }
    stretches.push({ kind, from, presses: keys.length });
  };
  for (let round = 0; round < rounds; round++) {
    await page.getByTestId("composer-input").focus();
    await press("typing", [..."hello there we look into it"]);
    await page.getByTestId("composer-input").press("Escape");
    await press("J and K", ["j", "j", "j", "j", "k", "k", "j", "k", "k", "k"]);
    await press("lists", ["1", "2", "3", "2", "1", "2"]);
    for (let i = 0; i < 3; i++) {
      await press("palette", ["Control+k", "Control+k"]);
      await page.getByTestId("palette-input").waitFor();
      await press("palette", ["Escape"]);
      await page.getByTestId("palette-input").waitFor({ state: "detached" });
    }
    await pause(restMs);
  }
  return stretches;
}

/** Returns the samples of each kind. Presses that the browser did not report count with its shortest reported time. */
function byKind({ interactions }: Felt, stretches: readonly Stretch[]): Map<Kind, number[]> {
  const samples = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
  for (const [i, { kind, from, presses }] of stretches.entries()) {
    const to = stretches[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const times = interactions.filter(({ at }) => at >= from && at < to).map(({ ms }) => ms);
    const untold = Math.max(0, presses - times.length);
    samples.get(kind)?.push(...times, ...Array<number>(untold).fill(leastToldMs));
  }
  return samples;
}

function figuresOf(felt: Felt, stretches: readonly Stretch[], sent: string): Figure[] {
  const samples = byKind(felt, stretches);
  const all = [...samples.values()].flat();
  const each = [...samples].map(
    ([kind, ms]) => `${kind} ${quantile(ms, 0.5).toFixed(0)} and at most ${Math.max(...ms).toFixed(0)}`,
  );
  const most = felt.moved.toSorted().at(-1);
  return [
    {
      what: `a key → the next frame, with a CPU slowed ${slowdown} times and ${rate} events a second, p98`,
      value: felt.interactions.length > 0 ? quantile(all, 0.98) : Number.NaN,
      unit: "ms",
      bound: "at most",
      target: 100,
      detail: `${all.length} presses, p50 ${quantile(all, 0.5).toFixed(0)} ms; p50 of ${each.join(", ")} ms; ${sent}`,
    },
    {
      what: "layout shift meanwhile, summed",
      value: felt.shift,
      unit: "",
      bound: "at most",
      target: 0.01,
      detail: `${felt.moved.length} shifts${most ? `, the largest ${most}` : ""}`,
    },
  ];
}

async function measure(house: BenchServer, page: Page): Promise<Figure[]> {
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const secondsOfWork = rounds * (18 + restMs / 1_000);
  const requests = mixed(rate * Math.ceil(warmUpMs / 1_000 + secondsOfWork));
  const loading = runLoad({ origin: house.url, connections: 32, rate, requests });
  const load = loading.then((report) => ({ ...report, endedAt: performance.now() }));
  load.catch(() => undefined);
  await pause(warmUpMs);
  const stretches = await work(page);
  const workedUntil = performance.now();
  const felt = await page.evaluate(() => window.benchFelt);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const { success, seconds, endedAt } = await load;
  if (endedAt < workedUntil) throw new Error("keys were pressed after the last push");
  return figuresOf(felt, stretches, `${(success / seconds).toFixed(0)} pushes/s taken`);
}

/** Measures how responsive a console is on a slow machine under load: the time from a key to the next frame, and layout shifts. */
export const measureInteraction = (): Promise<Figure[]> =>
  withBenchServer(desks, (house) => {
    const [seat] = house.seats as [Seat];
    return withConsole(house, seat, async (page) => {
      await page.addInitScript(probeInteraction);
      await openConversation(house, seat, page);
      return measure(house, page);
    });
  });
