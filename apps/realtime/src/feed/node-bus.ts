/**
 * What nodes tell each other and nobody keeps: who looks at a conversation, who is typing. By PostgreSQL's own
 * notifications, or by Redis where there is one; a message may be lost, so whoever sends says it again now and then.
 */
import type { Health } from "@jieru/shared/domain/health";
import { createClient } from "@redis/client";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";
import type { Bell } from "./bell.ts";

/** Notifications of PostgreSQL hold 8,000 bytes; what goes over the bus stays below on either. */
export const maxBusBytes = 7_000;

export interface NodeBus {
  /** To every node, this one included. Does not wait, and does not promise. */
  tell(text: string): void;
  onHear(listener: (text: string) => void): void;
  stop(): Promise<void>;
}

/** Hears on the bell's line. What could not be told is let go. */
export function busOverPostgres(pool: Pool, bell: Bell, log: Logger): NodeBus {
  const notifier = createNotifier(pool, (error) =>
    log.debug({ err: error }, "other nodes were not told who is looking"),
  );
  return {
    tell: (text) => notifier.notify("jieru_nodes", text),
    onHear: (listener) => bell.onNodes(listener),
    stop: async () => undefined,
  };
}

/** [DE8] Redis, as long as it is there. */
export interface RedisBus extends NodeBus {
  readonly state: Health["redis"];
  onChange(listener: () => void): void;
}

/**
 * Two connections, both of which come back by themselves. Does not wait for Redis to be there; meanwhile the nodes hear each
 * other over `instead`, to which all of them listen as well.
 */
export function busOverRedis(url: string, instead: NodeBus, log: Logger): RedisBus {
  const sender = createClient({ url, disableOfflineQueue: true });
  const listener = sender.duplicate();
  const changed = new Set<() => void>();
  const isThere = () => sender.isReady && listener.isReady;
  let state: Health["redis"] = "ok";
  const settle = (): void => {
    const next = isThere() ? "ok" : "away";
    if (next === state) return;
    state = next;
    if (next === "away") log.warn("Redis is away: nodes hear each other over PostgreSQL");
    for (const tell of changed) tell();
  };
  for (const client of [sender, listener]) {
    client.on("error", (error: Error) => {
      log.debug({ err: error }, "Redis");
      settle();
    });
    for (const event of ["ready", "end", "reconnecting"]) client.on(event, settle);
    client.connect().catch(() => undefined); // heard as an error, and tried again
  }
  return {
    get state() {
      return state;
    },
    onChange: (tell) => void changed.add(tell),
    tell(text) {
      if (!isThere()) return instead.tell(text);
      sender.publish("jieru_nodes", text).catch(() => instead.tell(text));
    },
    onHear(hear) {
      instead.onHear(hear);
      // NOTE: subscribed once, and by the client itself again after every reconnection; before the first it cannot be.
      listener.once("ready", () => void listener.subscribe("jieru_nodes", hear).catch(() => undefined));
      if (listener.isReady) void listener.subscribe("jieru_nodes", hear).catch(() => undefined);
    },
    stop: async () => {
      for (const client of [sender, listener]) client.destroy();
      await instead.stop();
    },
  };
}
