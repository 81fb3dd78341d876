import type { Pool } from "pg";

export interface Notifier {
  /** Sends without waiting or guarantee. Only the last of queued notifications with one `key` is sent. */
  notify(channel: string, payload: string, key?: string): void;
}

const maxWaiting = 10_000;

/**
 * Sends `NOTIFY` outside of transactions, as only one notifying transaction commits at a time in a database. Does not
 * wait for the disk.
 */
export function createNotifier(pool: Pool, onLost: (error: unknown) => void): Notifier {
  let waiting = new Map<string, [channel: string, payload: string]>();
  let count = 0;
  let sending = false;

  const sendBatch = async (): Promise<void> => {
    const batch = [...waiting.values()];
    waiting = new Map();
    await pool.query({
      name: "notify",
      text: `select set_config('synchronous_commit', 'off', true), count(pg_notify(channel, payload))
               from unnest($1::text[], $2::text[]) as n(channel, payload)`,
      values: [batch.map(([channel]) => channel), batch.map(([, payload]) => payload)],
    });
  };
  const sendAll = async (): Promise<void> => {
    sending = true;
    while (waiting.size > 0) await sendBatch().catch(onLost);
    sending = false;
  };

  return {
    notify(channel, payload, key = `#${++count}`) {
      if (waiting.size >= maxWaiting) return onLost(new Error(`${maxWaiting} notifications are waiting`));
      waiting.delete(key); // its place is now behind the newer ones
      waiting.set(key, [channel, payload]);
      if (!sending) void sendAll();
    },
  };
}
