/**
 * What nodes tell each other and nobody keeps: who looks at a conversation, who is typing. By PostgreSQL's own
 * notifications, or by Redis where there is one; a message may be lost, so whoever sends says it again now and then.
 */
import { createClient } from "@redis/client";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Bell } from "./bell.ts";

/** Notifications of PostgreSQL hold 8,000 bytes; what goes over the bus stays below on either. */
export const maxBusBytes = 7_000;

export interface NodeBus {
  /** To every node, this one included. Does not wait, and does not promise. */
  tell(text: string): void;
  onHear(listener: (text: string) => void): void;
  stop(): Promise<void>;
}

export function busOverPostgres(pool: Pool, bell: Bell, log: Logger): NodeBus {
  return {
    tell(text) {
      pool
        .query({ name: "tell_nodes", text: `select pg_notify('jieru_nodes', $1)`, values: [text] })
        .catch((error: unknown) => log.debug({ err: error }, "other nodes were not told who is looking"));
    },
    onHear: (listener) => bell.onNodes(listener),
    stop: async () => undefined,
  };
}

/** Two connections, both of which come back by themselves. Does not wait for Redis to be there. */
export function busOverRedis(url: string, log: Logger): NodeBus {
  const sender = createClient({ url, disableOfflineQueue: true });
  const listener = sender.duplicate();
  for (const client of [sender, listener]) {
    client.on("error", (error: Error) =>
      log.warn({ err: error }, "Redis is away: nodes do not hear each other"),
    );
    client.connect().catch(() => undefined); // heard as an error, and tried again
  }
  return {
    tell: (text) => void sender.publish("jieru_nodes", text).catch(() => undefined),
    onHear: (hear) => void listener.subscribe("jieru_nodes", hear).catch(() => undefined),
    stop: async () => {
      for (const client of [sender, listener]) client.destroy();
    },
  };
}
