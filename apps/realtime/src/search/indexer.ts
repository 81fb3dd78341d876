/**
 * Makes messages searchable on every node, woken by change notifications and a timer. It yields to other work: it rests
 * for a multiple of each step, longer while logs grow fast.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { ChangeListener } from "../feed/change-listener.ts";
import { indexBatch } from "./index-batch.ts";

export interface IndexerOptions {
  pool: Pool;
  changes: Pick<ChangeListener, "onAccountChanged" | "onBack">;
  log: Logger;
}

export interface Indexer {
  stop(): Promise<void>;
}

/** Collects messages after a notification. */
const gatherMs = 100;
const checkEveryMs = 30_000;
const retryMs = 5_000;
/** Entries per second that count as a storm. */
const fastPerSecond = 100;
const windowMs = 500;

/** Rest as a multiple of a step, and its minimum. */
const calm = { times: 5, atLeastMs: 20 };
const storm = { times: 40, atLeastMs: 1_000 };

/** Measures how fast all logs grow. */
class Pace {
  readonly #heads = new Map<AccountId, number>();
  #moved = 0;
  #since = performance.now();
  #perSecond = 0;

  note(accountId: AccountId, seq: number): void {
    this.#roll();
    this.#moved += Math.max(0, seq - (this.#heads.get(accountId) ?? seq));
    this.#heads.set(accountId, seq);
  }

  get isFast(): boolean {
    this.#roll();
    return this.#perSecond > fastPerSecond;
  }

  #roll(): void {
    const ms = performance.now() - this.#since;
    if (ms < windowMs) return;
    this.#perSecond = (this.#moved * 1_000) / ms;
    this.#moved = 0;
    this.#since = performance.now();
  }
}

async function listBehind(pool: Pool): Promise<AccountId[]> {
  const { rows } = await pool.query<{ id: AccountId }>(
    `select a.id from accounts a left join search_cursors c on c.account_id = a.id
      where a.head_seq > coalesce(c.seq, 0) or c.filled_to is not null`,
  );
  return rows.map(({ id }) => id);
}

export function startIndexer({ pool, changes, log }: IndexerOptions): Indexer {
  const stopping = new AbortController();
  const due = new Set<AccountId>();
  const pace = new Pace();
  let wake = Promise.withResolvers<void>();

  const markDue = (accountId: AccountId): void => {
    due.add(accountId);
    wake.resolve();
  };
  const findBehind = async (): Promise<void> => {
    for (const id of await listBehind(pool)) markDue(id);
  };
  const tryFindBehind = () =>
    void findBehind().catch((error: unknown) => {
      if (!stopping.signal.aborted)
        log.warn({ err: error }, "the backlog of the search index could not be read");
    });
  changes.onAccountChanged((accountId, seq) => {
    pace.note(accountId, seq);
    markDue(accountId);
  });
  changes.onBack(tryFindBehind);
  const timer = setInterval(tryFindBehind, checkEveryMs);

  const rest = (ms: number): Promise<void> =>
    delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  const step = async (accountId: AccountId): Promise<void> => {
    due.delete(accountId);
    const started = performance.now();
    if ((await indexBatch(pool, accountId)) === "more") markDue(accountId);
    const { times, atLeastMs } = pace.isFast ? storm : calm;
    await rest(Math.max(atLeastMs, times * (performance.now() - started)));
  };

  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (due.size === 0) {
        wake = Promise.withResolvers();
        await wake.promise;
        await rest(gatherMs);
      }
      const [next] = due;
      if (!next || stopping.signal.aborted) continue;
      try {
        await step(next);
      } catch (error) {
        log.warn({ err: error, accountId: next }, "the search index could not be updated");
        markDue(next);
        await rest(retryMs);
      }
    }
  };
  const working = work();
  tryFindBehind();

  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      wake.resolve();
      await working;
    },
  };
}
