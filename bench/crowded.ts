import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { type Crowd, withCrowd } from "./crowd-handle.ts";
import { type Figure, thousands } from "./figure.ts";
import { consoles, desks, everybody, inHand, waiting } from "./full-house.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";
import { type Vitals, watchVitals } from "./vitals.ts";

const rate = 200;
const seconds = scaled(30, 3);
const fanOut = { rates: [50, 400], seconds: scaled(12, 2) };
const { accounts } = desks;

async function push(house: BenchServer, perSecond: number, forSeconds: number, to: object): Promise<void> {
  const requests = sealedTexts({ count: perSecond * forSeconds, accounts, customers: everybody, ...to });
  const report = await runLoad({ origin: house.url, connections: 64, rate: perSecond, requests });
  if (report.failed > 0) throw new Error(`${report.failed} pushes were not acknowledged`);
}

function vitalFigures({ residentMb, lagMs }: Vitals, sent: string): Figure[] {
  const load = `${thousands(consoles)} consoles, ${thousands(waiting)} waiting and ${rate} pushes/s`;
  return [
    {
      what: `resident memory of the server with ${load}`,
      value: residentMb,
      unit: "MB",
      bound: "at most",
      target: 500,
      detail: "the most of a look each second",
    },
    {
      what: `event-loop lag of the server, p99, with ${load}`,
      value: lagMs,
      unit: "ms",
      bound: "at most",
      target: 50,
      detail: sent,
    },
  ];
}

async function sentPerSecond(house: BenchServer, crowd: Crowd, perSecond: number) {
  const before = await crowd.count();
  const started = performance.now();
  await push(house, perSecond, fanOut.seconds, { from: inHand, customers: desks.waiting });
  const after = await crowd.count();
  const share = consoles * ((performance.now() - started) / 1_000);
  return { kb: (after.bytes - before.bytes) / 1_000 / share, lines: (after.lines - before.lines) / share };
}

async function measureFanOut(house: BenchServer, crowd: Crowd): Promise<Figure> {
  const [slow, fast] = fanOut.rates as [number, number];
  const few = await sentPerSecond(house, crowd, slow);
  const many = await sentPerSecond(house, crowd, fast);
  const each = (s: typeof few): string => `${s.kb.toFixed(0)} kB and ${s.lines.toFixed(1)} lines`;
  return {
    what: `sent to each console in a second while the line changes, at ${fast} pushes/s ÷ at ${slow}`,
    value: many.kb / few.kb,
    unit: "",
    bound: "at most",
    target: 1.25,
    detail: `${each(many)} ÷ ${each(few)}, ${thousands(consoles)} consoles`,
  };
}

/** Measures the cost of ten full teams, and that the cost of a changing queue does not depend on the push rate (FD5). */
export const measureCrowded = (): Promise<Figure[]> =>
  withBenchServer(desks, (house) =>
    withCrowd(house, {}, async (crowd) => {
      await push(house, rate, scaled(5, 1), {});
      const before = await crowd.count();
      const vitals = await watchVitals(house, () => push(house, rate, seconds, {}));
      const after = await crowd.count();
      const frames = (after.frames - before.frames) / seconds;
      const mb = (after.bytes - before.bytes) / 1e6 / seconds;
      const sent = `${Math.round(frames)} frames and ${mb.toFixed(1)} MB a second to ${after.live} consoles`;
      return [...vitalFigures(vitals, sent), await measureFanOut(house, crowd)];
    }),
  );
