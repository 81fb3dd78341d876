import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Figure, median, thousands } from "./figure.ts";
import type { Desks } from "./fill.ts";
import { sealedTexts } from "./payloads.ts";
import { startLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

/** The customers that are written to and read are the same in both databases: active sessions, and the visible part of the queue. */
const shownOfLine = 50;
const agents = 100;
const small: Desks = { accounts: 1, agents, inHand: 5, waiting: shownOfLine, messages: 10 };
const waiting = scaled(5_000, 100);
const large: Desks = { ...small, waiting, ended: scaled(100_000, 2_000) - waiting - agents * small.inHand };
const customers = agents * small.inHand + shownOfLine;
const consoles = 10;
const pushes = { rounds: scaled(24, 4), each: 800 };
const openings = scaled(1_000, 50);
const warmUp = { rounds: 2, openings: 50 };

type PushRound = (house: BenchServer) => Promise<number>;

/** Both servers share one load process: compiling it takes as long as some hundred pushes and would make the costs look more alike. */
async function withPushRound<T>(work: (pushRound: PushRound) => Promise<T>): Promise<T> {
  const load = startLoad();
  try {
    return await work(async (house) => {
      const requests = sealedTexts({ count: pushes.each, customers });
      const report = await load.run({ origin: house.url, connections: 32, requests });
      if (report.failed > 0) throw new Error(`${report.failed} pushes were not acknowledged`);
      return (report.seconds * 1_000) / report.success;
    });
  } finally {
    load.stop();
  }
}

async function get<T>(url: string, cookie: string): Promise<T> {
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as T;
}

async function openOnce({ url, seats }: BenchServer, turn: number): Promise<number> {
  const { accountId, cookie } = seats[turn % seats.length] as BenchServer["seats"][number];
  const started = performance.now();
  const { sessions } = await get<Snapshot>(`${url}/api/accounts/${accountId}/snapshot`, cookie);
  const conversationId = sessions[turn % sessions.length]?.conversationId;
  await get(`${url}/api/conversations/${conversationId}/messages`, cookie);
  return performance.now() - started;
}

/** Measures both in turn and swaps the order each time, so that drift affects both alike. */
async function inTurn(
  houses: readonly BenchServer[],
  times: number,
  cost: (house: BenchServer, turn: number) => Promise<number>,
): Promise<[number[], number[]]> {
  const costs: [number[], number[]] = [[], []];
  const both = houses.map((house, i) => ({ house, kept: costs[i] as number[] }));
  for (let turn = 0; turn < times; turn++)
    for (const { house, kept } of turn % 2 ? both.toReversed() : both) kept.push(await cost(house, turn));
  return costs;
}

async function measure(houses: readonly BenchServer[], pushRound: PushRound): Promise<Figure[]> {
  await inTurn(houses, warmUp.rounds, pushRound);
  await inTurn(houses, warmUp.openings, openOnce);
  return [
    figure("cost of a push", ...(await inTurn(houses, pushes.rounds, pushRound))),
    figure("cost of opening a conversation", ...(await inTurn(houses, openings, openOnce))),
  ];
}

function figure(what: string, few: number[], many: number[]): Figure {
  const conversations = agents * large.inHand + waiting + (large.ended ?? 0);
  const messages = thousands(conversations * large.messages);
  return {
    what: `${what} with ${messages} messages and ${thousands(conversations)} conversations ÷ with only what is shown`,
    value: median(many) / median(few),
    unit: "",
    bound: "at most",
    target: 1.15,
    detail: `${median(many).toFixed(2)} ms ÷ ${median(few).toFixed(2)} ms, medians of ${many.length}`,
  };
}

/** Measures the extra cost of a push, and of opening a conversation, in a database after long use. */
export const measureSize = (): Promise<Figure[]> =>
  withBenchServer(large, (largeHouse) =>
    withBenchServer(small, (smallHouse) =>
      withCrowd(largeHouse, { seats: largeHouse.seats.slice(0, consoles) }, () =>
        withCrowd(smallHouse, { seats: smallHouse.seats.slice(0, consoles) }, () =>
          withPushRound((pushRound) => measure([smallHouse, largeHouse], pushRound)),
        ),
      ),
    ),
  );
