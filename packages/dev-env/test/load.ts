import { randomUUID } from "node:crypto";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Simulator } from "@jieru/simulator/simulator";
import { onTestFailed } from "vitest";
import type { Answer, Console } from "./console.ts";
import { appId } from "./test-server.ts";

/** Simulates customers who write and agents who answer without end, whatever happens to the server. */
export interface Load {
  /** Resolves after this many more acknowledged pushes. */
  acknowledged(more: number): Promise<void>;
  /** The `clientMessageId` of every accepted reply. */
  taken: string[];
  stop(): Promise<void>;
}

export interface LoadOptions {
  simulator: Simulator;
  agents: Console[];
  accountId: string;
  customers: number;
  random(): number;
  /** Customers pause up to four times this long between messages, agents this long between rounds. */
  restMs?: number;
}

const retryMs = 15;
const mostRetryMs = 240;
const rest = (ms = retryMs) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A linear congruential generator: the same seed gives the same numbers. */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Returns random numbers for a test. A failed run prints its seed; `LOAD_SEED` repeats it. */
export function seededRandom(): () => number {
  const seed = Number(process.env.LOAD_SEED ?? Date.now() % 1_000_000);
  onTestFailed(() => console.error(`LOAD_SEED=${seed}`));
  return randomFrom(seed);
}

export function createLoad({ simulator, agents, accountId, customers, random, restMs }: LoadOptions): Load {
  let stopped = false;
  let count = 0;
  let waiting: { until: number; resolve(): void } | null = null;
  const taken: string[] = [];

  const write = async (customer: number): Promise<void> => {
    const openid = `o9Ag05load-customer-${String(customer).padStart(4, "0")}`;
    for (let number = 1; !stopped; number++) {
      const push = await simulator.pushText(appId, openid, `c${customer}#${number}`);
      if (push.outcome === "acknowledged" && ++count >= (waiting?.until ?? Number.POSITIVE_INFINITY))
        waiting?.resolve();
      await rest(random() * 4 * (restMs ?? retryMs));
    }
  };

  /** Repeats a request with growing pauses until an answer below 500 comes, like a console. */
  const insist = async (ask: () => Promise<Answer>): Promise<Answer | null> => {
    for (let ms = retryMs; !stopped; ms = Math.min(2 * ms, mostRetryMs)) {
      const answer = await ask().catch(() => null);
      if (answer && answer.status < 500) return answer;
      await rest(ms);
    }
    return null;
  };

  const replyTo = async (agent: Console, sessionId: string): Promise<void> => {
    const clientMessageId = randomUUID();
    const reply = { clientMessageId, type: "text", text: `r-${clientMessageId}` };
    const answer = await insist(() => agent.post(`/api/sessions/${sessionId}/replies`, reply));
    if (answer?.status === 200) taken.push(clientMessageId);
  };

  const serve = async (agent: Console): Promise<void> => {
    while (!stopped) {
      const answer = await insist(() => agent.get(`/api/accounts/${accountId}/snapshot`));
      if (answer?.status !== 200) continue;
      const { waiting: line, sessions } = answer.body as Snapshot;
      const next = line.sessions.at(Math.floor(random() * line.sessions.length));
      if (next) await insist(() => agent.post(`/api/sessions/${next.id}/pick-up`));
      const mine = [...sessions.filter((s) => s.ownerId === agent.agentId), ...(next ? [next] : [])];
      const chosen = mine.toSorted(() => random() - 0.5).slice(0, 4);
      await Promise.all(chosen.map(({ id }) => replyTo(agent, id)));
      if (restMs) await rest(restMs);
      if (mine.length > 8) await insist(() => agent.post(`/api/sessions/${mine[0]?.id}/end`));
    }
  };

  const work = [
    ...Array.from({ length: customers }, (_, i) => write(i)),
    ...agents.flatMap((agent) => [serve(agent), serve(agent)]),
  ];
  return {
    taken,
    acknowledged: (more) =>
      new Promise<void>((resolve) => {
        waiting = { until: count + more, resolve };
      }),
    async stop() {
      stopped = true;
      await Promise.all(work);
    },
  };
}
