import type { ClientBase, Pool } from "pg";
import { within } from "../base/async.ts";

/** Runs `work` on the connection that holds the lock. Rejects with `DeadlinePassed` if too many locks are held. */
export type TokenLock = <T>(appId: string, work: (client: ClientBase) => Promise<T>) => Promise<T>;

/** `heldMs` exceeds WeChat's longest answer time. */
const limits = { atOnce: 8, waitMs: 2_000, heldMs: 20_000 };

const key = `hashtextextended('access_token:' || $1, 0)`;

/**
 * [F31] Allows one token refresh per account across all nodes. Work uses the locking connection, so that locks cannot
 * exhaust the pool and deadlock. There is no transaction, as WeChat may be slow. NOTE: the pool's 2.5 s per statement
 * limits waiting callers (DE5). At most `atOnce` connections wait for WeChat, so that others stay free.
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
