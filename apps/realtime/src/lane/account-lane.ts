import { setImmediate as nextTurn } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { causeOf, DatabaseAway, type FailureCause } from "../database/failures.ts";
import type { Moment } from "../desk/desk.ts";
import type { AccountCache } from "./account-cache.ts";
import { type BatchInput, type BatchResult, type Outcome, runBatch } from "./batch.ts";
import type { LoggedEvent } from "./events.ts";
import { wasCommitted } from "./was-committed.ts";

const maxBatch = 256;
/** [DE5] Side effects run one after the other under the account's lock. */
const maxSideEffects = 16;
/** [DE5] A timed-out statement used 2.5 s of the 4.5 s for the push's answer, so retries get less. */
const retryTimeoutMs = 500;

export interface AccountLaneOptions {
  pool: Pool;
  moment(): Moment;
  /** Runs after each commit, before callers get their outcomes. Must not throw. */
  onCommitted(events: LoggedEvent[]): void;
}

interface QueuedInput {
  input: BatchInput;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

interface FailedBatch {
  error: unknown;
  cause: FailureCause;
}

const fail = (batch: readonly QueuedInput[], error: unknown): void => {
  for (const queued of batch) queued.reject(error);
};

export class AccountLane {
  readonly #accountId: AccountId;
  readonly #options: AccountLaneOptions;
  readonly #queue: QueuedInput[] = [];
  #cache: AccountCache | null = null;
  #running: Promise<void> | null = null;

  constructor(accountId: AccountId, options: AccountLaneOptions) {
    this.#accountId = accountId;
    this.#options = options;
  }

  get depth(): number {
    return this.#queue.length;
  }

  get running(): Promise<void> | null {
    return this.#running;
  }

  /** Resolves after the commit. Rejects with the error of the database or of the input's side effect. */
  add(input: BatchInput): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#queue.push({ input, resolve, reject });
    this.#running ??= this.#drain();
    return promise;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await nextTurn(); // collects input of this turn of the event loop
      const batch = this.#takeBatch();
      const failed = await this.#run(batch);
      if (failed) await this.#retryOneByOne(batch, failed);
    }
    this.#running = null; // in the same turn, so that a later command starts the next run
  }

  #takeBatch(): QueuedInput[] {
    const withSideEffect = this.#queue
      .slice(0, maxBatch)
      .flatMap(({ input }, i) => (input.sideEffect ? [i] : []));
    return this.#queue.splice(0, withSideEffect[maxSideEffects] ?? maxBatch);
  }

  /** Runs the inputs in one transaction. Returns the failure if it was not committed. */
  async #run(batch: readonly QueuedInput[], statementTimeoutMs?: number): Promise<FailedBatch | null> {
    const { pool, moment } = this.#options;
    const cached = this.#cache;
    this.#cache = null;
    const inputs = batch.map(({ input }) => input);
    const outcome = await runBatch(this.#accountId, inputs, {
      pool,
      moment,
      cached,
      ...(statementTimeoutMs && { statementTimeoutMs }),
    });
    if (outcome.ok) return this.#commit(batch, outcome.value);
    const { error, uncertain } = outcome;
    const was = uncertain && (await wasCommitted(pool, this.#accountId, uncertain.events, error));
    if (uncertain && was) return this.#commit(batch, uncertain);
    return { error, cause: was === null ? "away" : await causeOf(pool, outcome) };
  }

  #commit(batch: readonly QueuedInput[], result: BatchResult): null {
    this.#cache = result.cache;
    if (result.events.length > 0) this.#options.onCommitted(result.events);
    if (result.hasMoreToDispatch) this.add({ command: { do: "dispatch_waiting" } }).catch(() => undefined);
    for (const [i, { resolve }] of batch.entries()) resolve(result.outcomes[i] as Outcome);
    return null;
  }

  /** Retries each command alone, so that only the faulty one fails. Stops at the second timeout or a database fault. */
  async #retryOneByOne(batch: readonly QueuedInput[], { error, cause }: FailedBatch): Promise<void> {
    if (cause === "away") return fail([...batch, ...this.#queue.splice(0)], new DatabaseAway(error));
    if (cause === "refused" || batch.length === 1) return fail(batch, error);
    const timeoutMs = cause === "timeout" ? retryTimeoutMs : undefined;
    let timeoutsAllowed = cause === "timeout" ? 1 : 0;
    for (const [i, one] of batch.entries()) {
      const failed = await this.#run([one], timeoutMs);
      if (!failed) continue;
      fail([one], failed.error);
      const isOwnFault = failed.cause === "command" || (failed.cause === "timeout" && timeoutsAllowed-- > 0);
      if (isOwnFault) continue;
      return fail(
        batch.slice(i + 1),
        failed.cause === "away" ? new DatabaseAway(failed.error) : failed.error,
      );
    }
  }
}
