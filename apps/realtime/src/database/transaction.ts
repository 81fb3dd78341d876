import type pg from "pg";

/** The snapshot reads one state of the database throughout, and cannot write. */
const begins = {
  "read write": "begin",
  snapshot: "begin isolation level repeatable read read only",
} as const;

/**
 * Runs `work` in a transaction: commits its result, rolls back when it throws and throws the same on.
 * A connection that cannot even roll back is destroyed. After a failed commit the outcome is unknown to us.
 */
export async function transaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  mode: keyof typeof begins = "read write",
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begins[mode]);
    const result = await work(client);
    await commit(client);
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** NOTE: PostgreSQL answers `commit` of a failed transaction with a polite ROLLBACK; that is no success. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("The transaction was rolled back: a statement in it had failed");
}

/** Resolves with the error when the connection is of no more use. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
