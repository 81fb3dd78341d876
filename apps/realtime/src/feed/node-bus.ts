/**
 * What nodes tell each other and nobody keeps: who looks at a conversation, who is typing. By PostgreSQL's own
 * notifications, or by Redis where there is one; a message may be lost, so whoever sends says it again now and then.
 */
import { randomUUID } from "node:crypto";
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

/** How often Redis is asked to send a word back, and after how long without one it counts as away. */
const beat = { everyMs: 1_000, missedAfterMs: 3_000 };
/**
 * A connection that hears nothing and has nothing to say for so long is opened anew. NOTE: left to itself the client gives up for
 * ever on one that was cut for its silence.
 */
const connection = {
  connectTimeout: 2_000,
  socketTimeout: 5_000,
  reconnectStrategy: (retries: number) => Math.min(100 * 2 ** retries, 2_000),
};

/**
 * Two connections, both of which come back by themselves. Does not wait for Redis to be there; meanwhile the nodes hear each
 * other over `instead`, to which all of them listen as well. A Redis that hangs keeps its connections, and what it is told
 * it keeps from everybody: it is there as long as what is said on one connection is heard on the other.
 */
export function busOverRedis(url: string, instead: NodeBus, log: Logger): RedisBus {
  const sender = createClient({ url, disableOfflineQueue: true, socket: { ...connection } });
  const listener = sender.duplicate();
  const changed = new Set<() => void>();
  const ears: ((text: string) => void)[] = [];
  const ownBeat = `jieru_beat_${randomUUID()}`;
  let isBeating = false;
  let isStopped = false;
  let state: Health["redis"] = "ok";
  /** When a beat was last heard; before the first one, since when it is waited for. */
  let heardAt = performance.now();
  let hasHeard = false;
  const isThere = () => hasHeard && sender.isReady && listener.isReady && !isSilent();
  const isSilent = () => performance.now() - heardAt > beat.missedAfterMs;
  const settle = (): void => {
    const mayCome = !hasHeard && !isSilent();
    const next = isThere() || mayCome ? "ok" : "away";
    if (next === state) return;
    state = next;
    if (next === "away") log.warn("Redis is away: nodes hear each other over PostgreSQL");
    for (const tell of changed) tell();
  };
  /** One at a time, so that a connection that hangs falls silent, and is cut for it. */
  const sendBeat = (): void => {
    settle();
    if (isBeating || !sender.isReady || !listener.isReady) return;
    isBeating = true;
    const answered = (): void => {
      isBeating = false;
    };
    sender.publish(ownBeat, "").then(answered, answered);
  };
  const hearNode = (text: string): void => {
    for (const hear of ears) hear(text);
  };
  const hearBeat = (): void => {
    heardAt = performance.now();
    hasHeard = true;
    settle();
  };
  let isListening = false;
  /** The client itself subscribes again after every reconnection, to what it had been heard to subscribe to. */
  const listen = async (): Promise<void> => {
    if (isListening) return;
    await Promise.all([listener.subscribe("jieru_nodes", hearNode), listener.subscribe(ownBeat, hearBeat)]);
    isListening = true;
    sendBeat();
  };
  listener.on("ready", () => void listen().catch(() => undefined));
  for (const client of [sender, listener]) {
    client.on("error", (error: Error) => {
      log.debug({ err: error }, "Redis");
      settle();
    });
    for (const event of ["end", "reconnecting"]) client.on(event, settle);
    client.on("ready", sendBeat);
    // NOTE: a connection that was still being made when its client was destroyed is made all the same.
    client.on("connect", () => isStopped && client.destroy());
    client.connect().catch(() => undefined); // heard as an error, and tried again
  }
  const beating = setInterval(sendBeat, beat.everyMs);
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
      ears.push(hear);
    },
    stop: async () => {
      isStopped = true;
      clearInterval(beating);
      for (const client of [sender, listener]) client.destroy();
      await instead.stop();
    },
  };
}
