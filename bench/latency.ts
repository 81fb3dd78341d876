import type { Frame } from "@jieru/shared/domain/snapshot";
import pg from "pg";
import { fillHands } from "./hands.ts";
import type { House } from "./house.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { type Figure, quantile } from "./table.ts";

const rate = 200;
const seconds = { warmUp: 4, measured: 15 };
const customers = 490;
const commitEveryMs = 10;

/** Commits one row again and again, until told to stop: what a durable row costs while all this goes on. */
async function sampleCommits(databaseUrl: string, signal: AbortSignal): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "create table if not exists bench_floor (id bigint generated always as identity, text text)",
  );
  const samples: number[] = [];
  while (!signal.aborted) {
    const started = performance.now();
    await client.query("insert into bench_floor (text) values ($1)", ["杯口好像磕掉了一块，能补发吗？"]);
    samples.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, commitEveryMs));
  }
  await client.query("drop table bench_floor");
  await client.end();
  return samples;
}

/** When each text first showed on any console. */
function watchTexts(house: House): Map<string, number> {
  const arrivals = new Map<string, number>();
  for (const socket of house.consoles) {
    socket.on("events", (frame: Frame) => {
      const now = performance.timeOrigin + performance.now();
      for (const { message } of frame.events) {
        if (message?.type === "text" && !arrivals.has(message.text)) arrivals.set(message.text, now);
      }
    });
  }
  return arrivals;
}

/** From a push leaving WeChat to its text on a console's socket, at 200 a second, against the cost of one commit. */
export async function measureLatency(house: House): Promise<Figure> {
  await fillHands(house, customers);
  const load = { origin: house.url, connections: 64, rate };
  await runLoad({ ...load, requests: sealedTexts(rate * seconds.warmUp, customers, Date.now()) });
  const arrivals = watchTexts(house);
  const requests = sealedTexts(rate * seconds.measured, customers, Date.now());
  const stopping = new AbortController();
  const commits = sampleCommits(house.databaseUrl, stopping.signal);
  const report = await runLoad({ ...load, requests });
  stopping.abort();
  const floorMs = quantile(await commits, 0.99);
  const samples = requests.flatMap(({ text }, i) => {
    const arrivedAt = arrivals.get(text);
    return arrivedAt === undefined ? [] : [arrivedAt - (report.sentAt[i] as number)];
  });
  const p99 = quantile(samples, 0.99);
  const ratio = p99 / floorMs;
  return {
    what: `push → socket p99 at ${rate}/s, ${house.consoles.length} consoles ÷ p99 of one commit meanwhile`,
    value: ratio.toFixed(1),
    target: "≤ 3.0",
    ok: ratio <= 3 && samples.length === requests.length,
    detail: `${p99.toFixed(1)} ms (p50 ${quantile(samples, 0.5).toFixed(1)}) of ${floorMs.toFixed(1)} ms, ${samples.length} of ${requests.length} seen`,
  };
}
