import type { Pool } from "pg";

export interface Notifier {
  /** Does not wait, and does not promise. Of several under one `key` that wait to go out, the last one goes. */
  notify(channel: string, payload: string, key?: string): void;
}

const maxWaiting = 10_000;

/**
 * `NOTIFY` for news that may be lost, in order, outside of any transaction that keeps something. PostgreSQL lets one notifying
 * transaction commit at a time in all of a database, and while it waits for the disk all others wait for it. These do not wait
 * for the disk, go out one statement after the other, and what comes meanwhile goes with the next.
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
      if (waiting.size >= maxWaiting) return;
      waiting.delete(key); // it goes behind what has come since
      waiting.set(key, [channel, payload]);
      if (!telling) void tellAll();
    },
  };
}
