import type { AccountId } from "@jieru/shared/domain/ids";
import type { Moment } from "../desk/desk.ts";
import { type BatchResult, type Entry, guessBatch, type Outcome } from "./batch.ts";
import type { Memory } from "./memory.ts";
import type { Guessed, Passenger } from "./rounds.ts";

export interface Waiting {
  entry: Entry;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

export const entriesOf = (batch: readonly Waiting[]): Entry[] => batch.map((w) => w.entry);

/** [DE5] What is written alongside goes one by one, under the account's lock: no more of it before others have had their turn. */
const maxLaden = 16;
const isLaden = ({ alongside, hasAlongside }: Entry): boolean => alongside !== undefined && !hasAlongside;

/** Fewer wait for the commit and go together with what else arrives until then. */
const crowd = 32;
/** Where nodes serve an account in turn most guesses would be wrong, and each costs a transaction. */
const longAlone = 16;
/** Of many who wait one half goes at once and the other behind it, so that there is something to do while the first commits. */
const guessed = { least: 64, most: 256 };

export interface AccountLaneOptions {
  moment(): Moment;
  /** A batch has been committed. */
  onCommitted(result: BatchResult): void;
  /** A guess is over, and commands may wait that were in it. */
  onLanded(): void;
}

/** One account's commands that wait, what its lane remembers, and what of that is not certain yet. */
export class AccountLane implements Passenger {
  readonly accountId: AccountId;
  readonly queue: Waiting[] = [];
  /** Somebody sees to it that the queue becomes empty. */
  running = false;
  readonly #options: AccountLaneOptions;
  /** As it will be when all that is under way has been committed. */
  #memory: Memory | null = null;
  /** How many batches in a row found the account as this lane had left it. */
  #alone = 0;
  #onCrowd: (() => void) | null = null;
  #underWay = 0;
  /** What was under way and failed, in order, until nothing is under way. */
  readonly #failed: Waiting[] = [];
  #landing: PromiseWithResolvers<void> | null = null;

  constructor(accountId: AccountId, options: AccountLaneOptions) {
    this.accountId = accountId;
    this.#options = options;
  }

  get depth(): number {
    return this.queue.length;
  }

  /** Long alone with its account, it decides on what it remembers. */
  get rides(): boolean {
    return this.#alone >= longAlone;
  }

  /** The memory belongs to the batch that is decided on it, until its commit is known. */
  recall(): Memory | null {
    const memory = this.#memory;
    this.#memory = null;
    return memory;
  }

  /** Resolves when it is known what became of every guess; null where none is under way. */
  get landing(): Promise<void> | null {
    return this.#landing?.promise ?? null;
  }

  add(entry: Entry): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.queue.push({ entry, resolve, reject });
    if (this.queue.length >= crowd) this.#onCrowd?.();
    return promise;
  }

  /** The next batch: so many of those who wait, in their order, or fewer. */
  take(most: number): Waiting[] {
    const next = this.queue.slice(0, most);
    const laden = next.flatMap(({ entry }, i) => (isLaden(entry) ? [i] : []));
    return this.queue.splice(0, laden[maxLaden] ?? most);
  }

  /** Resolves when enough waits to be opened behind the batch that commits. */
  crowded(): Promise<void> {
    return new Promise((resolve) => {
      if (this.queue.length >= crowd) resolve();
      else this.#onCrowd = resolve;
    });
  }

  /** A batch has been decided under the account's lock, and committed. */
  committed(batch: readonly Waiting[], result: BatchResult): void {
    this.#memory = result.memory;
    this.#tell(batch, result);
  }

  /**
   * [FD2] Decides at once, as if what is under way were committed. Where that was wrong the memory is gone with the guess, so that
   * what comes next is decided on what the rows say.
   */
  guess(): Guessed | null {
    const half = Math.ceil(this.queue.length / 2);
    const batch = this.take(Math.min(guessed.most, Math.max(guessed.least, half)));
    try {
      const decided = this.#memory && guessBatch(entriesOf(batch), this.#memory, this.#options.moment());
      if (decided) return this.#under(batch, decided);
    } catch {
      this.#forget();
    }
    this.queue.unshift(...batch);
    return null;
  }

  #under(batch: readonly Waiting[], decided: Guessed["decided"]): Guessed {
    this.#memory = decided.result.memory;
    this.#underWay++;
    this.#landing ??= Promise.withResolvers();
    return {
      decided,
      committed: () => {
        this.#tell(batch, decided.result);
        this.#land();
      },
      failed: () => {
        this.#forget();
        this.#failed.push(...batch);
        this.#land();
      },
    };
  }

  #forget(): void {
    this.#alone = 0;
    this.#memory = null;
  }

  /** Those that failed go to the head of the queue, together and in their order. */
  #land(): void {
    if (--this.#underWay > 0) return;
    this.queue.unshift(...this.#failed.splice(0));
    this.#landing?.resolve();
    this.#landing = null;
    this.#options.onLanded();
  }

  #tell(batch: readonly Waiting[], result: BatchResult): void {
    this.#alone = result.foundAsLeft ? this.#alone + 1 : 0;
    this.#options.onCommitted(result);
    for (const [i, waiting] of batch.entries()) waiting.resolve(result.outcomes[i] as Outcome);
  }
}
