import type { ClientBase, Pool } from "pg";
import { transaction } from "./transaction.ts";

/** Runs the work in a transaction of its own, exclusively per `what` on all nodes. Its counts cannot change meanwhile. */
export const oneByOne = <T>(pool: Pool, what: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [what]);
    return work(client);
  });
