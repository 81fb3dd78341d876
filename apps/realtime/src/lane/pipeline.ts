import type pg from "pg";
import { begin, rollBack } from "../database/transaction.ts";
import { failpoint } from "../failpoint.ts";
import { type Decided, writeBatches } from "./batch.ts";
import { hasStalled } from "./is-away.ts";
import { wasCommitted } from "./was-committed.ts";

interface Answer {
  ok: boolean;
  error?: unknown;
  /** It is not known whether what was sent was committed, or why it was not. */
  isUnheard?: boolean;
}

/** Why commands would come to nothing if they were all tried again at once. */
export interface Failure {
  error: unknown;
  /** The database has been asked what became of them, and does not answer. */
  isGone: boolean;
}

/** Whether batches were committed. */
export interface Sent {
  ok: boolean;
  failure?: Failure | undefined;
}

/** Transactions one behind the other on one connection. Each rests on the one before: where one fails, what follows fails too. */
export class Pipeline {
  readonly #pool: pg.Pool;
  #connecting: Promise<pg.PoolClient> | null = null;
  #inFlight = 0;
  /** Resolves when the last one has been handed to PostgreSQL. */
  #sent: Promise<unknown> = Promise.resolve();
  /** Resolves when it is known what became of the last one. */
  #known: Promise<unknown> = Promise.resolve();
  #isBroken = false;
  #hasEnded = false;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** How many have been sent, or are about to be, of which it is not known what became of them. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Writes the batches in one transaction. Not `ok` where it was not committed, or where that is not known. Never rejects. */
  send(batches: readonly Decided[]): Promise<Sent> {
    this.#inFlight++;
    const { promise: sent, resolve: markSent } = Promise.withResolvers<void>();
    const answer = this.#write(batches, this.#sent, markSent);
    const told = Promise.all([answer, this.#known]).then(([found]) => {
      this.#inFlight--;
      this.#giveBack();
      return this.#makeSure(batches, found);
    });
    this.#sent = sent;
    this.#known = told;
    return told;
  }

  async #makeSure(batches: readonly Decided[], { ok, error, isUnheard }: Answer): Promise<Sent> {
    const was = isUnheard ? await wasCommitted(this.#pool, batches, error) : ok;
    const failure = was === null || hasStalled(error) ? { error, isGone: was === null } : undefined;
    return { ok: was ?? false, failure };
  }

  async #write(batches: readonly Decided[], before: Promise<unknown>, markSent: () => void): Promise<Answer> {
    let isSent = false;
    try {
      this.#connecting ??= this.#pool.connect();
      const client = await this.#connecting;
      await before;
      if (this.#isBroken) return { ok: false };
      const under = begin(client);
      await writeBatches({ client, under }, batches, { locked: false });
      isSent = true;
      const committed = under.commit();
      markSent();
      await committed;
      await failpoint("lane.after_commit");
      return { ok: true };
    } catch (error) {
      this.#isBroken = true;
      this.#hasEnded = true;
      return { ok: false, error, isUnheard: isSent };
    } finally {
      markSent();
    }
  }

  /** No more is sent. The connection is given back when nothing is in flight. */
  end(): void {
    this.#hasEnded = true;
    this.#giveBack();
  }

  #giveBack(): void {
    if (!this.#hasEnded || this.#inFlight > 0 || !this.#connecting) return;
    const connecting = this.#connecting;
    this.#connecting = null;
    const giveBack = async (): Promise<void> => {
      const client = await connecting;
      client.release(this.#isBroken ? await rollBack(client) : undefined);
    };
    giveBack().catch(() => undefined); // there was no connection
  }
}
