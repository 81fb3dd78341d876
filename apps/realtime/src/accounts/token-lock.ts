import type { ClientBase, Pool } from "pg";
import { within } from "../base/async.ts";

/** Runs `work` on the connection that holds the account's lock. Rejects with `DeadlinePassed` when too many locks are held. */
export type TokenLock = <T>(appId: string, work: (client: ClientBase) => Promise<T>) => Promise<T>;

/** `heldMs` is longer than the longest time WeChat takes to answer. */
const limits = { atOnce: 8, waitMs: 2_000, heldMs: 20_000 };

const key = `hashtextextended('access_token:' || $1, 0)`;

/**
 * [F31] Creates a lock that allows one token refresh per account at a time across all nodes.
 *
 * Work under the lock uses the connection that holds the lock. If each needed a second connection, as many accounts as
 * there are connections would wait for each other. There is no transaction: writes take effect at once, and WeChat may
 * take longer to answer than a transaction may stay idle. A node that froze or whose machine is gone eventually loses
 * its connection and its lock.
 *
 * NOTE: A waiting caller is limited by the pool's 2.5 s for a statement (DE5). A delivery gives up after 4.5 s anyway
 * and is retried: a longer wait would send nothing sooner.
 *
 * [DE5] At most `atOnce` connections of a node wait for WeChat. When WeChat does not answer, pushes and consoles can
 * use the other connections.
 */
export function createTokenLock(pool: Pool, { atOnce, waitMs, heldMs } = limits): TokenLock {
  const waiting = new Set<() => void>();
  let held = 0;

  const enter = async (): Promise<void> => {
    if (held < atOnce) {
      held++;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.add(resolve);
    await within(waitMs, promise).finally(() => waiting.delete(resolve));
  };
  const leave = (): void => {
    const [next] = waiting;
    if (!next) {
      held--;
      return;
    }
    waiting.delete(next);
    next();
  };

  return async (appId, work) => {
    await enter();
    try {
      return await underLock(pool, appId, heldMs, work);
    } finally {
      leave();
    }
  };
}

async function underLock<T>(
  pool: Pool,
  appId: string,
  heldMs: number,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`select set_config('idle_session_timeout', $2, false), pg_advisory_lock(${key})`, [
      appId,
      `${heldMs}`,
    ]);
    return await work(client);
  } finally {
    await Promise.all([
      client.query(`select pg_advisory_unlock(${key})`, [appId]),
      client.query(`reset idle_session_timeout`),
    ]).catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  }
}
