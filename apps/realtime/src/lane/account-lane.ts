import type { AccountId } from "@jieru/shared/domain/ids";
import type { Moment } from "../desk/desk.ts";
import {
  type BatchResult,
  type Decided,
  decideFromMemory,
  type Entry,
  type Outcome,
  worthSending,
} from "./batch.ts";
import type { Memory } from "./memory.ts";
import type { Failure } from "./pipeline.ts";
import type { OptimisticBatch, OptimisticLane } from "./rounds.ts";

export interface Waiting {
  entry: Entry;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

export const entriesOf = (batch: readonly Waiting[]): Entry[] => batch.map((w) => w.entry);

/** [DE5] What is written alongside goes one by one, under the account's lock: no more of it before others have had their turn. */
const maxSideWrites = 16;
const hasSideWrites = ({ alongside }: Entry): boolean => alongside !== undefined;

/** So many batches in a row must have found the account as this lane left it: where nodes take turns, memory would mostly be wrong. */
const aloneBeforeOptimistic = 16;
/** Of many commands that wait one half is sent at once and the other behind it, so that there is work while the first commits. */
const optimisticSize = { least: 64, most: 256 };

export interface AccountLaneOptions {
  moment(): Moment;
  /** A batch has been committed. */
  onCommitted(result: BatchResult): void;
  /** It is known what became of every optimistic batch; commands of failed ones wait again. */
  onSettled(): void;
}

/** One account's commands that wait, what its lane remembers, and what of that is not certain yet. */
export class AccountLane implements OptimisticLane {
  readonly accountId: AccountId;
  readonly queue: Waiting[] = [];
  /** Whether the queue is being emptied. */
  running = false;
  readonly #options: AccountLaneOptions;
  /** As it will be when all that is in flight has been committed. */
  #memory: Memory | null = null;
  /** How many batches in a row found the account as this lane had left it. */
  #alone = 0;
  #onFilled: (() => void) | null = null;
  #inFlight = 0;
  /** What failed of what was in flight, in order, until nothing is in flight. */
  readonly #failed: Waiting[] = [];
  #failure: Failure | null = null;
  #settling: PromiseWithResolvers<void> | null = null;

  constructor(accountId: AccountId, options: AccountLaneOptions) {
    this.accountId = accountId;
    this.#options = options;
  }

  get depth(): number {
    return this.queue.length;
  }

  /** Long the only one to change its account, it decides from memory. */
  get isOptimistic(): boolean {
    return this.#alone >= aloneBeforeOptimistic;
  }

  /** The memory belongs to the batch that is decided on it, until its commit is known. */
  takeMemory(): Memory | null {
    const memory = this.#memory;
    this.#memory = null;
    return memory;
  }

  /** Resolves when it is known what became of every optimistic batch; null where none is in flight. */
  get settling(): Promise<void> | null {
    return this.#settling?.promise ?? null;
  }

  /** Why those that failed and wait again at the head of the queue cannot all be tried once more; told once. */
  takeFailure(): Failure | null {
    const failure = this.#failure;
    this.#failure = null;
    return failure;
  }

  add(entry: Entry): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.queue.push({ entry, resolve, reject });
    if (this.queue.length >= worthSending) this.#onFilled?.();
    return promise;
  }

  /** The next batch: so many of those who wait, in their order, or fewer. */
  take(most: number): Waiting[] {
    const next = this.queue.slice(0, most);
    const withSideWrites = next.flatMap(({ entry }, i) => (hasSideWrites(entry) ? [i] : []));
    return this.queue.splice(0, withSideWrites[maxSideWrites] ?? most);
  }

  /** Resolves when enough waits to be opened behind the batch that commits. */
  filled(): Promise<void> {
    return new Promise((resolve) => {
      if (this.queue.length >= worthSending) resolve();
      else this.#onFilled = resolve;
    });
  }

  /** A batch has been decided under the account's lock, and committed. */
  committed(batch: readonly Waiting[], result: BatchResult): void {
    this.#memory = result.memory;
    this.#tell(batch, result);
  }

  /**
   * [FD2] Decides at once, as if what is in flight were committed. Where that was wrong the memory is dropped with the batch, so that
   * what comes next is decided on what the rows say.
   */
  decideFromMemory(): OptimisticBatch | null {
    const half = Math.ceil(this.queue.length / 2);
    const batch = this.take(Math.min(optimisticSize.most, Math.max(optimisticSize.least, half)));
    try {
      const decided =
        this.#memory && decideFromMemory(entriesOf(batch), this.#memory, this.#options.moment());
      if (decided) return this.#track(batch, decided);
    } catch {
      this.#forget();
    }
    this.queue.unshift(...batch);
    return null;
  }

  #track(batch: readonly Waiting[], decided: Decided): OptimisticBatch {
    this.#memory = decided.result.memory;
    this.#inFlight++;
    this.#settling ??= Promise.withResolvers();
    return {
      decided,
      committed: () => {
        this.#tell(batch, decided.result);
        this.#settle();
      },
      failed: (failure) => {
        this.#failure ??= failure ?? null;
        this.#forget();
        this.#failed.push(...batch);
        this.#settle();
      },
    };
  }

  #forget(): void {
    this.#alone = 0;
    this.#memory = null;
  }

  /** Those that failed go to the head of the queue, together and in their order. */
  #settle(): void {
    if (--this.#inFlight > 0) return;
    this.queue.unshift(...this.#failed.splice(0));
    this.#settling?.resolve();
    this.#settling = null;
    this.#options.onSettled();
  }

  #tell(batch: readonly Waiting[], result: BatchResult): void {
    this.#alone = result.foundAsLeft ? this.#alone + 1 : 0;
    this.#options.onCommitted(result);
    for (const [i, waiting] of batch.entries()) waiting.resolve(result.outcomes[i] as Outcome);
  }
}
