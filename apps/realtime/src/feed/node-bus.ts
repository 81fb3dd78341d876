/**
 * What nodes tell each other without storing it: who looks at a conversation, who is typing. It goes over PostgreSQL's
 * notifications, or over Redis (`redis-bus.ts`) if there is one. A message may be lost, so senders repeat it from time to time.
 */
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";
import type { ChangeListener } from "./change-listener.ts";

/** PostgreSQL's notifications hold 8,000 bytes; messages stay below that on either bus. */
export const maxBusBytes = 7_000;

export interface NodeBus {
  /** Sends to every node, including this one. Does not wait, and may fail silently. */
  tell(text: string): void;
  onHear(listener: (text: string) => void): void;
  stop(): Promise<void>;
}

/** Uses the connection of the change listener. Messages that cannot be sent are dropped. */
export function busOverPostgres(pool: Pool, changes: ChangeListener, log: Logger): NodeBus {
  const notifier = createNotifier(pool, (error) =>
    log.debug({ err: error }, "other nodes were not told who is looking"),
  );
  return {
    tell: (text) => notifier.notify("jieru_nodes", text),
    onHear: (listener) => changes.onServerMessage(listener),
    stop: async () => undefined,
  };
}
