/**
 * Follows the log of every account and makes what is said searchable, on every node; who finds an account's cursor taken leaves
 * it to the other. Change notifications wake it, and from time to time it looks for accounts that are behind.
 *
 * It is nobody's concern but who searches, so it gives way: after each step it rests a multiple of what the step took, and many
 * times longer while the log moves fast. What piles up meanwhile is indexed when it is calm again.
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
  /** Whatever step is under way is finished. */
  stop(): Promise<void>;
}

/** What is said within this time of the first ring is indexed together. */
const gatherMs = 100;
const lookEveryMs = 30_000;
const retryMs = 5_000;
/** This many log entries a second, measured over stretches of this length, count as a storm. */
const fastPerSecond = 100;
const windowMs = 500;

/** How long to rest, in steps' durations; and at least. */
const calm = { times: 5, atLeastMs: 20 };
const storm = { times: 40, atLeastMs: 1_000 };

/** How fast all logs grow together, according to change notifications. */
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

/** Nobody waits for it: what fails is logged and tried again. */
export function startIndexer({ pool, changes, log }: IndexerOptions): Indexer {
  const stopping = new AbortController();
  const due = new Set<AccountId>();
  const pace = new Pace();
  let wake = Promise.withResolvers<void>();

  const ring = (accountId: AccountId): void => {
    due.add(accountId);
    wake.resolve();
  };
  const look = async (): Promise<void> => {
    for (const id of await listBehind(pool)) ring(id);
  };
  const lookOrLater = () =>
    void look().catch((error: unknown) => {
      if (!stopping.signal.aborted) log.warn({ err: error }, "what search is behind with is not known");
    });
  changes.onAccountChanged((accountId, seq) => {
    pace.note(accountId, seq);
    ring(accountId);
  });
  changes.onBack(lookOrLater);
  const looking = setInterval(lookOrLater, lookEveryMs);

  const rest = (ms: number): Promise<void> =>
    delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  const step = async (accountId: AccountId): Promise<void> => {
    due.delete(accountId);
    const started = performance.now();
    if ((await indexBatch(pool, accountId)) === "more") ring(accountId);
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
        log.warn({ err: error, accountId: next }, "search could not be kept up");
        ring(next);
        await rest(retryMs);
      }
    }
  };
  const working = work();
  lookOrLater();

  return {
    async stop() {
      clearInterval(looking);
      stopping.abort();
      wake.resolve();
      await working;
    },
  };
}
