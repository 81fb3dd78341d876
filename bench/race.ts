import { BenchAgent } from "./agent.ts";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Figure, quantile, thousands } from "./figure.ts";
import type { Seat } from "./fill.ts";
import { inDatabase } from "./in-database.ts";
import { scaled } from "./scale.ts";

const contenders = scaled(100, 5);
const rounds = { warmUp: scaled(50, 2), measured: scaled(1_000, 5) };
const all = rounds.warmUp + rounds.measured;

interface Round {
  winners: string[];
  strange: string[];
  tookMs: number[];
}

async function compete(agents: readonly BenchAgent[], sessionId: string): Promise<Round> {
  const answers = await Promise.all(
    agents.map(async (agent) => ({ agent, ...(await agent.post(`/api/sessions/${sessionId}/pick-up`)) })),
  );
  const won = answers.filter(({ status }) => status < 300);
  const late = answers.filter(({ status, body }) => status === 409 && namesWinner(body, won[0]?.agent.seat));
  const other = answers.filter((answer) => !won.includes(answer) && !late.includes(answer));
  return {
    winners: won.map(({ agent }) => agent.seat.agentId),
    strange: other.map(({ status, body }) => `${status} ${body}`),
    tookMs: answers.map(({ tookMs }) => tookMs),
  };
}

function namesWinner(body: string, winner: Seat | undefined): boolean {
  const refusal = JSON.parse(body) as { refusal: string; agentId?: string; agentName?: string };
  const isTheirs = refusal.agentId === winner?.agentId && refusal.agentName === winner?.name;
  return refusal.refusal === "already_picked_up" && isTheirs;
}

const waitingIn = (databaseUrl: string): Promise<string[]> =>
  inDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from sessions where state = 'waiting' order by id",
    );
    return rows.map(({ id }) => id);
  });

const ownersIn = (databaseUrl: string): Promise<Map<string, string>> =>
  inDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string; owner_id: string }>(
      "select id, owner_id from sessions where state = 'active'",
    );
    return new Map(rows.map((row) => [row.id, row.owner_id]));
  });

async function measure({ url, seats, databaseUrl }: BenchServer): Promise<Figure[]> {
  const agents = seats.map((seat) => new BenchAgent(url, seat));
  const sessions = await waitingIn(databaseUrl);
  const raced: (Round & { sessionId: string })[] = [];
  for (const sessionId of sessions) raced.push({ sessionId, ...(await compete(agents, sessionId)) });
  for (const agent of agents) agent.leave();
  const owners = await ownersIn(databaseUrl);
  const decided = raced.filter(
    ({ sessionId, winners, strange }) =>
      strange.length === 0 && winners.length === 1 && owners.get(sessionId) === winners[0],
  );
  const strange = raced.flatMap((round) => round.strange)[0];
  if (strange) console.error(`an unexpected answer in the race: ${strange}`);
  const took = raced.slice(rounds.warmUp).flatMap(({ tookMs }) => tookMs);
  const winning = new Set(raced.flatMap(({ winners }) => winners)).size;
  return [
    {
      what: `${contenders} agents press "pick up" at one session at once, ${thousands(rounds.measured)} times: an answer, p99`,
      value: decided.length === all ? quantile(took, 0.99) : Number.NaN,
      unit: "ms",
      bound: "at most",
      target: 200,
      detail: `p50 ${quantile(took, 0.5).toFixed(1)}, most ${quantile(took, 1).toFixed(1)} ms; one winner, the same in the database, in ${decided.length} of ${all}, and ${winning} agents won`,
    },
  ];
}

/** [SE2] Measures whether exactly one agent gets a contested session, and how soon all agents know. */
export const measureRace = (): Promise<Figure[]> =>
  withBenchServer({ accounts: 1, agents: contenders, inHand: 0, waiting: all, messages: 1 }, (house) =>
    withCrowd(house, {}, () => measure(house)),
  );
