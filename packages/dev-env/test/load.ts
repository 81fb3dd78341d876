import { randomUUID } from "node:crypto";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Simulator } from "@jieru/simulator/simulator";
import { onTestFailed } from "vitest";
import type { Answer, Console } from "./console.ts";
import { appId } from "./test-server.ts";

/** Customers who write without end, and agents who answer them, whatever happens to the server. */
export interface Load {
  /** Resolves when so many more pushes have been acknowledged. */
  acknowledged(more: number): Promise<void>;
  /** The `clientMessageId` of every reply the server said it took. */
  taken: string[];
  stop(): Promise<void>;
}

export interface LoadOptions {
  simulator: Simulator;
  agents: Console[];
  accountId: string;
  customers: number;
  random(): number;
  /** Customers rest up to four times as long between two messages, agents as long between two rounds. */
  restMs?: number;
}

const retryMs = 15;
const mostRetryMs = 240;
const rest = (ms = retryMs) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Small steps of a well-known generator: the same seed, the same numbers. */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Random numbers for the test that asks: `LOAD_SEED` repeats those of a run that failed, which says its seed. */
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

  /** The same request until an answer comes, as a console does that has lost its connection: at once, then less and less often. */
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
