import type { Pool } from "pg";

export interface Notifier {
  /** Sends without waiting, and without a guarantee. If several queued notifications have one `key`, only the last is sent. */
  notify(channel: string, payload: string, key?: string): void;
}

const maxWaiting = 10_000;

/**
 * Creates a sender of `NOTIFY` for notifications that may be lost, in order, outside of any transaction that stores data.
 * PostgreSQL lets only one notifying transaction per database commit at a time. While it waits for the disk, all others wait for it.
 * This sender does not wait for the disk. It sends one statement at a time; later notifications go into the next statement.
 */
export function createNotifier(pool: Pool, onLost: (error: unknown) => void): Notifier {
  let waiting = new Map<string, [channel: string, payload: string]>();
  let told = 0;
  let telling = false;

  const tellOnce = async (): Promise<void> => {
    const news = [...waiting.values()];
    waiting = new Map();
    await pool.query({
      name: "notify",
      text: `select set_config('synchronous_commit', 'off', true), count(pg_notify(channel, payload))
               from unnest($1::text[], $2::text[]) as n(channel, payload)`,
      values: [news.map(([channel]) => channel), news.map(([, payload]) => payload)],
    });
  };
  const tellAll = async (): Promise<void> => {
    telling = true;
    while (waiting.size > 0) await tellOnce().catch(onLost);
    telling = false;
  };

  return {
    notify(channel, payload, key = `#${++told}`) {
      if (waiting.size >= maxWaiting) return onLost(new Error(`${maxWaiting} notifications are waiting`));
      waiting.delete(key); // its place is now behind the newer ones
      waiting.set(key, [channel, payload]);
      if (!telling) void tellAll();
    },
  };
}
