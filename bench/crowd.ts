/** Hundreds of consoles in one process. It answers each order of the parent with a report. */
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { ConsoleSocket } from "./console-socket.ts";
import { FeedReader } from "./feed-reader.ts";
import type { Seat } from "./fill.ts";

export interface OpenOrder {
  do: "open";
  url: string;
  seats: Seat[];
  watchesTexts: boolean;
  keepsFrames: boolean;
}
export type CrowdOrder = OpenOrder | { do: "count" } | { do: "arrivals" } | { do: "cut" } | { do: "compare" };

export interface Count {
  live: number;
  frames: number;
  lines: number;
  bytes: number;
}
export interface CutReport {
  cutAt: number;
  awayMs: number[];
}
export interface Comparison {
  equal: number;
  difference: string | null;
}

const together = 32;
const comparePatienceMs = 20_000;
/** As in `apps/console/src/data/feed/connect.ts`. */
const firstDelayMs = 250;
const maxDelayMs = 1_500;
const randomised = 0.4;

const epochMs = (): number => performance.timeOrigin + performance.now();
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const one = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: together }, one));
}

let url = "";
let options: OpenOrder;
const arrivals = new Map<string, number>();
const noteText = (id: string): void => {
  if (!arrivals.has(id)) arrivals.set(id, epochMs());
};

async function fetchSnapshot({ accountId, cookie }: Seat): Promise<string> {
  const answer = await fetch(`${url}/api/accounts/${accountId}/snapshot`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`a snapshot was refused: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

class Console {
  readonly seat: Seat;
  reader: FeedReader | null = null;
  live = false;
  bytes = 0;
  #socket: ConsoleSocket | null = null;
  #mustStartOver = false;

  constructor(seat: Seat) {
    this.seat = seat;
  }

  async open(): Promise<void> {
    const onText = options.watchesTexts ? noteText : null;
    this.reader = new FeedReader(await fetchSnapshot(this.seat), { keeps: options.keepsFrames, onText });
    this.#mustStartOver = false;
    await this.#follow();
  }

  async #follow(): Promise<void> {
    const socket = new ConsoleSocket({
      url,
      ...this.seat,
      onFrame: (frame) => this.reader?.read(frame),
      onSnapshotRequired: () => {
        this.#mustStartOver = true;
      },
      onEnd: () => {
        this.bytes += socket.bytes;
        this.live = false;
      },
    });
    this.#socket = socket;
    await socket.subscribe(this.reader?.seq ?? 0);
    this.live = true;
  }

  /** False also for a console that was told to load a new snapshot and has not yet: it receives nothing. */
  get isFollowing(): boolean {
    return this.live && !this.#mustStartOver;
  }

  get received(): number {
    return this.bytes + (this.live ? (this.#socket?.bytes ?? 0) : 0);
  }

  cut(): void {
    this.#socket?.cut();
  }

  /** Reconnects by the console's rules; resolves with the milliseconds until it was live again. */
  async comeBack(): Promise<number> {
    const since = epochMs();
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(2 * delayMs, maxDelayMs)) {
      await pause(delayMs * (1 - randomised + Math.random() * 2 * randomised));
      const back = await this.#tryAgain().catch(() => false);
      if (back) return epochMs() - since;
    }
  }

  async #tryAgain(): Promise<boolean> {
    if (this.#mustStartOver) await this.open();
    else await this.#follow();
    return !this.#mustStartOver;
  }
}

let consoles: Console[] = [];

async function open(order: OpenOrder): Promise<Count> {
  options = order;
  url = order.url;
  consoles = order.seats.map((seat) => new Console(seat));
  await eachOf(consoles, (c) => c.open());
  return count();
}

const sum = (read: (c: Console) => number): number => consoles.reduce((total, c) => total + read(c), 0);

const count = (): Count => ({
  live: consoles.filter((c) => c.isFollowing).length,
  frames: sum((c) => c.reader?.frames ?? 0),
  lines: sum((c) => c.reader?.lines ?? 0),
  bytes: sum((c) => c.received),
});

async function cut(): Promise<CutReport> {
  const cutAt = epochMs();
  for (const c of consoles) c.cut();
  return { cutAt, awayMs: await Promise.all(consoles.map((c) => c.comeBack())) };
}

const timeless = ({ now: _, sessions, ...s }: Snapshot): object => ({
  ...s,
  sessions: sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** Returns how the console's snapshot differs from a fresh one; null if it does not. */
async function differenceOf(c: Console, deadline: number): Promise<string | null> {
  for (;;) {
    const fresh = timeless(JSON.parse(await fetchSnapshot(c.seat)) as Snapshot);
    const snapshot = c.reader?.snapshot();
    const held = snapshot ? timeless(snapshot) : null;
    if (isDeepStrictEqual(held, fresh)) return null;
    if (Date.now() > deadline) return held ? firstDifference(held, fresh) : "a frame was missed";
    // Events may have been on their way when the snapshot was read.
    await pause(500);
  }
}

function firstDifference(held: object, fresh: object): string {
  const keys = Object.keys(fresh) as (keyof typeof fresh)[];
  const key = keys.find((k) => !isDeepStrictEqual(held[k], fresh[k]));
  return key
    ? `${key}: ${JSON.stringify(held[key]).slice(0, 400)} ≠ ${JSON.stringify(fresh[key]).slice(0, 400)}`
    : "";
}

async function compare(): Promise<Comparison> {
  const deadline = Date.now() + comparePatienceMs;
  const differences: string[] = [];
  await eachOf(consoles, async (c) => {
    const difference = await differenceOf(c, deadline);
    if (difference) differences.push(difference);
  });
  return { equal: consoles.length - differences.length, difference: differences[0] ?? null };
}

async function obey(order: CrowdOrder): Promise<unknown> {
  switch (order.do) {
    case "open":
      return open(order);
    case "count":
      return count();
    case "arrivals":
      return arrivals;
    case "cut":
      return cut();
    case "compare":
      return compare();
  }
}

process.once("disconnect", () => process.exit(0));
process.on("message", (order: CrowdOrder) => {
  obey(order).then(
    (report) => process.send?.({ report }),
    (error: Error) => process.send?.({ failed: error.stack ?? error.message }),
  );
});
