import type { ClientBase, Pool } from "pg";
import { transaction } from "./transaction.ts";

/**
 * The work in a transaction of its own, while no other runs for the same `what` on any node: what it counts nobody else adds to.
 */
export const oneByOne = <T>(pool: Pool, what: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [what]);
    return work(client);
  });
