import type pg from "pg";

/** `snapshot` reads one state and cannot write. */
const begins = {
  "read write": "begin",
  snapshot: "begin isolation level repeatable read read only",
} as const;
type Mode = keyof typeof begins;

/** Adds a write without a needed result. The commit requires its success. Add it before `work` ends. */
export type Write = (write: Promise<unknown>) => void;

export interface FailedTransaction<T> {
  ok: false;
  error: unknown;
  /** The error of an unusable connection. */
  broken?: Error | undefined;
  /** Present if `commit` was sent: the transaction may have committed. */
  uncertain?: T;
}

/** Runs `work` in a transaction. Never rejects. A connection that cannot roll back is destroyed. */
export async function attempt<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, write: Write) => Promise<T>,
  mode: Mode = "read write",
): Promise<{ ok: true; value: T } | FailedTransaction<T>> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    return { ok: false, error, broken: error as Error };
  }
  let broken: Error | undefined;
  const committing: { value: T }[] = [];
  try {
    const writes: Promise<unknown>[] = [];
    const write: Write = (promise) => {
      promise.catch(() => undefined); // handled at the commit, unless something else fails before
      writes.push(promise);
    };
    write(client.query(begins[mode]));
    const value = await work(client, write);
    committing.push({ value });
    const [{ command }] = await Promise.all([client.query("commit"), ...writes]);
    // NOTE: PostgreSQL answers `commit` of a failed transaction with ROLLBACK and no error.
    if (command !== "COMMIT")
      throw new Error("The transaction was rolled back: a statement in it had failed");
    return { ok: true, value };
  } catch (error) {
    broken = await rollBack(client);
    const [uncertain] = committing;
    return { ok: false, error, broken, ...(uncertain && { uncertain: uncertain.value }) };
  } finally {
    client.release(broken);
  }
}

/** Runs `work` like `attempt`. Rejects with the first error. After a failed commit the outcome is unknown. */
export async function transaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, write: Write) => Promise<T>,
  mode: Mode = "read write",
): Promise<T> {
  const outcome = await attempt(pool, work, mode);
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

/** Resolves with the error if the connection is unusable. */
async function rollBack(client: pg.ClientBase): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
