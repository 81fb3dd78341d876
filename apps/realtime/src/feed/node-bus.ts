/** Messages between servers about viewers and typing (AG8), by NOTIFY. Senders repeat them, as they may be lost (DE8). */
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";
import type { ChangeListener } from "./change-listener.ts";

/** A notification holds less than 8,000 bytes: https://www.postgresql.org/docs/current/sql-notify.html */
export const maxMessageBytes = 7_000;

export interface NodeBus {
  send(text: string): void;
  onMessage(listener: (text: string) => void): void;
}

export function createNodeBus(pool: Pool, changes: ChangeListener, log: Logger): NodeBus {
  const notifier = createNotifier(pool, (error) =>
    log.debug({ err: error }, "a viewer presence message was not sent"),
  );
  return {
    send: (text) => notifier.notify("jieru_nodes", text),
    onMessage: (listener) => changes.onServerMessage(listener),
  };
}
