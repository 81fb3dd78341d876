/**
 * Viewer presence messages between servers: who looks at a conversation, and who is typing (AG8). They travel by PostgreSQL's
 * NOTIFY and are stored nowhere. A message may be lost, so senders repeat it (DE8).
 */
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";
import type { ChangeListener } from "./change-listener.ts";

/** A notification holds less than 8,000 bytes: https://www.postgresql.org/docs/current/sql-notify.html */
export const maxMessageBytes = 7_000;

export interface NodeBus {
  /** Sends to every server, this one included. Does not wait; drops a message that cannot be sent. */
  send(text: string): void;
  onMessage(listener: (text: string) => void): void;
}

/** Receives on the connection of the change listener. */
export function createNodeBus(pool: Pool, changes: ChangeListener, log: Logger): NodeBus {
  const notifier = createNotifier(pool, (error) =>
    log.debug({ err: error }, "a viewer presence message was not sent"),
  );
  return {
    send: (text) => notifier.notify("jieru_nodes", text),
    onMessage: (listener) => changes.onServerMessage(listener),
  };
}
