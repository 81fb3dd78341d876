import type pg from "pg";
import { type Statement, sendBurst } from "./burst.ts";

/** The snapshot reads one state of the database throughout, and cannot write. */
const begins = {
  "read write": "begin",
  snapshot: "begin isolation level repeatable read read only",
} as const;

/**
 * Takes a write that nobody waits for: it travels with whatever follows, and the transaction commits only if it succeeds.
 * All its statements must have been handed over before `work` is done.
 */
export type Write = (write: Promise<unknown>) => void;

/** A transaction under way on a connection. Nothing of it has been waited for. */
export interface Transaction {
  write: Write;
  /** Goes along with what is sent next, in one burst. The first of all is `begin`. */
  add(...statements: Statement[]): void;
  /** Sends what was added, for whoever asks something by themselves after it. */
  flush(): void;
  /** Resolves once everything written is durable. What fails with the connection may have been committed or not. */
  commit(): Promise<void>;
}

/** A transaction of which nothing is sent yet. */
export function begin(client: pg.ClientBase, mode: keyof typeof begins = "read write"): Transaction {
  const writes: Promise<unknown>[] = [];
  const write: Write = (promise) => {
    promise.catch(() => undefined); // heard at the commit, unless something else fails before
    writes.push(promise);
  };
  let added: Statement[] = [{ name: mode, text: begins[mode] }];
  const send = (): Promise<string> => {
    const sent = sendBurst(client, added);
    added = [];
    return sent;
  };
  return {
    write,
    add: (...statements) => void added.push(...statements),
    flush: () => {
      if (added.length > 0) write(send());
    },
    async commit() {
      added.push({ name: "commit", text: "commit" });
      const [tag] = await Promise.all([send(), ...writes]);
      // NOTE: PostgreSQL answers `commit` of a failed transaction with a polite ROLLBACK; that is no success.
      if (tag !== "COMMIT") throw new Error("The transaction was rolled back: a statement in it had failed");
    },
  };
}

/**
 * Runs `work` in a transaction: commits its result, rolls back when it throws and throws the same on.
 * Statements are pipelined: what is not waited for goes out in one go, the `begin` with the first of them and the `commit`
 * with the last. A connection that cannot even roll back is destroyed. After a failed commit the outcome is unknown to us.
 */
export async function transaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, write: Write, under: Transaction) => Promise<T>,
  mode: keyof typeof begins = "read write",
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const under = begin(client, mode);
    under.flush();
    const result = await work(client, under.write, under);
    await under.commit();
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Resolves with the error when the connection is of no more use. */
export async function rollBack(client: pg.ClientBase): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
