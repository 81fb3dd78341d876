import type { ClientBase, Pool } from "pg";
import { transaction } from "./transaction.ts";

/** Runs the work in a transaction, exclusively per `what` on all nodes. */
export const withNamedLock = <T>(
  pool: Pool,
  what: string,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> =>
  transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [what]);
    return work(client);
  });
