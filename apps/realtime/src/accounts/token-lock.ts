import type { ClientBase, Pool } from "pg";
import { within } from "../base/async.ts";

/** Runs the work on the connection that holds the account's lock. Rejects with `DeadlinePassed` where too many hold theirs. */
export type TokenLock = <T>(appId: string, work: (client: ClientBase) => Promise<T>) => Promise<T>;

/** `heldMs` is longer than WeChat's longest silence. */
const limits = { atOnce: 8, waitMs: 2_000, heldMs: 20_000 };

const key = `hashtextextended('access_token:' || $1, 0)`;

/**
 * [F31] One refresh of an account's token at a time over all nodes. What is done under the lock is done on the connection that
 * holds it: if each waited for a second one, as many accounts as there are connections would wait for each other. No transaction: what is saved
 * is kept at once, and WeChat may take longer to answer than one may stand idle. A node that froze, or whose machine is gone, loses
 * connection and lock in the end. NOTE: who waits does so under the pool's 2.5 s for a statement (DE5). A delivery gives up after
 * 4.5 s anyway and is tried again: waiting longer would send nothing sooner.
 *
 * [DE5] At most `atOnce` of a node's connections wait for WeChat: when it is silent, pushes and consoles have the others.
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
