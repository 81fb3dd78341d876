import { setTimeout as pause } from "node:timers/promises";
import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import { initialSettings } from "@jieru/shared/domain/settings";
import type { Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import type { Page } from "playwright";
import { credentialsOf, openidOf } from "./accounts.ts";
import { BenchAgent } from "./agent.ts";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { openConversation, withConsole } from "./browser.ts";
import { ConsoleSocket } from "./console-socket.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Echoes, probeEchoes } from "./echo-probe.ts";
import { type Figure, quantile } from "./figure.ts";
import type { Seat } from "./fill.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const perMessage = replyPolicyOf(initialSettings).message.replies;
/** Presses in the browser. The page's first use of each part is not counted. */
const echoes = { warmUp: scaled(6, 3), measured: scaled(39, 6) };
const inHand = 5;
const line = 20;
/** The number of further customers that the agent in the browser picks up from the head of the queue. */
const more = Math.max(0, Math.ceil((echoes.warmUp + echoes.measured) / perMessage) - inHand);
const desks = { accounts: 1, agents: scaled(100, 10), inHand, waiting: line + more, messages: 3 };
/** Customer numbers: active sessions first, then those picked up, then the queue. */
const answered = desks.agents * inHand + more;
const load = { rate: 100, connections: 32 };
const replies = { perSecond: 20, seconds: { warmUp: scaled(5, 1), measured: scaled(30, 2) } };
const patienceMs = 10_000;

class Writer {
  readonly #agent: BenchAgent;
  readonly #socket: ConsoleSocket;
  readonly #snapshot: Snapshot;
  readonly #sent = new Map<string, () => void>();

  private constructor(url: string, agent: BenchAgent, snapshot: Snapshot) {
    this.#agent = agent;
    this.#snapshot = snapshot;
    this.#socket = new ConsoleSocket({
      url,
      ...agent.seat,
      onFrame: (frame) => this.#read(frame),
      onSnapshotRequired: () => undefined,
      onEnd: () => undefined,
    });
  }

  static async open(url: string, seat: Seat): Promise<Writer> {
    const agent = new BenchAgent(url, seat);
    const writer = new Writer(url, agent, await agent.snapshot());
    await writer.#socket.subscribe(writer.#snapshot.seq);
    return writer;
  }

  #read(bytes: Buffer): void {
    if (!bytes.includes('"sent"')) return;
    const [, frame] = JSON.parse(bytes.toString()) as ["events", Frame];
    for (const { message } of frame.events)
      if (message?.delivery?.state === "sent" && message.type === "text") this.#sent.get(message.text)?.();
  }

  /** Returns the milliseconds from pressing send until the console learns that WeChat accepted the reply; NaN after ten seconds. */
  async reply(turn: number): Promise<number> {
    const { sessions } = this.#snapshot;
    const session = sessions[turn % sessions.length];
    if (!session) return Number.NaN;
    const text = `${crypto.randomUUID()} 已经补发，明天到`;
    const confirmed = new Promise<number>((resolve) => {
      this.#sent.set(text, () => resolve(performance.now()));
    });
    const started = performance.now();
    const body = { type: "text", text, clientMessageId: crypto.randomUUID() };
    const { status, body: answer } = await this.#agent.post(`/api/sessions/${session.id}/replies`, body);
    if (status >= 300) throw new Error(`a reply was refused: ${status} ${answer}`);
    const late = pause(patienceMs).then(() => Number.NaN);
    return (await Promise.race([confirmed, late])) - started;
  }

  leave(): void {
    this.#socket.cut();
    this.#agent.leave();
  }
}

async function hearFromEverybody({ simulator, url }: BenchServer): Promise<void> {
  const { appId } = credentialsOf(0);
  simulator.setPushUrl(appId, `${url}/wechat/${appId}`);
  for (let customer = 0; customer < answered; customer++)
    await simulator.pushText(appId, openidOf(customer), "那批建盏到了没有");
}

async function replyAtPace(writers: readonly Writer[], seconds: number, from: number): Promise<number[]> {
  const count = Math.min(replies.perSecond * seconds, writers.length * desks.inHand * perMessage - from);
  const started = performance.now();
  const under: Promise<number>[] = [];
  for (let i = 0; i < count; i++) {
    const waitMs = started + (1_000 * i) / replies.perSecond - performance.now();
    if (waitMs > 0) await pause(waitMs);
    const turn = from + i;
    under.push((writers[turn % writers.length] as Writer).reply(Math.floor(turn / writers.length)));
  }
  return Promise.all(under);
}

async function whileCustomersWrite<T>(
  { url }: BenchServer,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const whose = { from: answered, customers: line };
  const requests = sealedTexts({ count: load.rate * seconds, ...whose });
  const loading = runLoad({ origin: url, ...load, requests });
  loading.catch(() => undefined);
  const result = await work();
  const { failed } = await loading;
  if (failed > 0) throw new Error(`${failed} pushes were not acknowledged`);
  return result;
}

async function measureSent(house: BenchServer, seats: readonly Seat[]): Promise<Figure> {
  const writers = await Promise.all(seats.map((seat) => Writer.open(house.url, seat)));
  const { warmUp, measured } = replies.seconds;
  const took = await whileCustomersWrite(house, warmUp + measured, async () => {
    const first = await replyAtPace(writers, warmUp, 0);
    return replyAtPace(writers, measured, first.length);
  });
  for (const writer of writers) writer.leave();
  const times = took.filter(Number.isFinite);
  return {
    what: `a reply pressed → its console is told that WeChat took it, p99 at ${replies.perSecond}/s, ${load.rate} pushes/s meanwhile`,
    value: times.length === took.length ? quantile(times, 0.99) : Number.NaN,
    unit: "ms",
    bound: "at most",
    target: 50,
    detail: `p50 ${quantile(times, 0.5).toFixed(1)}, most ${quantile(times, 1).toFixed(1)} ms; ${times.length} of ${took.length}, by a WeChat that answers at once`,
  };
}

async function echoIn(page: Page, sessions: readonly Session[], count: number): Promise<number[]> {
  for (let i = 0; i < count; i++) {
    if (i > 0 && i % perMessage === 0)
      await page.locator(`[data-row="${sessions[i / perMessage]?.id}"]`).click();
    await page.getByTestId("composer-input").fill(`第 ${i} 句，已经补发，明天到`);
    await page.keyboard.press("Enter");
    await page.waitForFunction((n) => window.benchEchoes.length > n, i, { timeout: patienceMs });
  }
  return page.evaluate((): Echoes => window.benchEchoes);
}

async function pickUpMore({ url }: BenchServer, seat: Seat): Promise<void> {
  const agent = new BenchAgent(url, seat);
  const { waiting } = await agent.snapshot();
  for (const { id } of waiting.sessions.slice(0, more)) {
    const { status, body } = await agent.post(`/api/sessions/${id}/pick-up`);
    if (status >= 300) throw new Error(`a session was not picked up: ${status} ${body}`);
  }
  agent.leave();
}

async function measureEcho(house: BenchServer, seat: Seat): Promise<Figure> {
  await pickUpMore(house, seat);
  const { warmUp, measured } = echoes;
  const all = await withConsole(house, seat, async (page) => {
    await page.addInitScript(probeEchoes);
    return echoIn(page, await openConversation(house, seat, page), warmUp + measured);
  });
  const took = all.slice(warmUp);
  return {
    what: "Enter pressed → one's own reply painted (Chromium), p95",
    value: took.length === measured ? quantile(took, 0.95) : Number.NaN,
    unit: "ms",
    bound: "at most",
    target: 50,
    detail: `p50 ${quantile(took, 0.5).toFixed(1)}, most ${quantile(took, 1).toFixed(1)} ms of ${took.length}`,
  };
}

/** Measures an agent's waits after pressing send: until the reply is shown, and until it is known as sent. */
export const measureReplies = (): Promise<Figure[]> =>
  withBenchServer(desks, (house) => {
    const [own, ...others] = house.seats as [Seat, ...Seat[]];
    return withCrowd(house, {}, async () => {
      await hearFromEverybody(house);
      return [await measureEcho(house, own), await measureSent(house, others)];
    });
  });
