/**
 * Viewer presence messages between servers: the viewers of a conversation and the agents who are typing (AG8).
 * They use PostgreSQL's NOTIFY and are not stored. A message may be lost, so senders repeat it (DE8).
 */
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";
import type { ChangeListener } from "./change-listener.ts";

/** A notification holds less than 8,000 bytes: https://www.postgresql.org/docs/current/sql-notify.html */
export const maxMessageBytes = 7_000;

export interface NodeBus {
  /** Sends to every server, including this one. Does not wait, and drops a message that cannot be sent. */
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
