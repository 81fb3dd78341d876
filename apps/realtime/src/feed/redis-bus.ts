/** What nodes tell each other, over Redis. Its client is a quarter of all the code that a server loads: only who has a Redis loads it. */
import { randomUUID } from "node:crypto";
import type { Health } from "@jieru/shared/domain/health";
import { createClient } from "@redis/client";
import type { Logger } from "pino";
import type { NodeBus } from "./node-bus.ts";

/** [DE8] Uses Redis while it is available. */
export interface RedisBus extends NodeBus {
  readonly state: Health["redis"];
  onChange(listener: () => void): void;
}

/** How often a heartbeat is sent through Redis, and after how long without one Redis counts as away. */
const beat = { everyMs: 1_000, missedAfterMs: 3_000 };
/**
 * A connection with no traffic for so long is reopened. NOTE: by itself, the client gives up for ever on a connection that was
 * cut for being silent.
 */
const connection = {
  connectTimeout: 2_000,
  socketTimeout: 5_000,
  reconnectStrategy: (retries: number) => Math.min(100 * 2 ** retries, 2_000),
};

/**
 * Uses two connections, which reconnect by themselves. It does not wait for Redis to be available; meanwhile the nodes hear
 * each other over `instead`, to which all of them listen as well. A Redis that hangs keeps its connections but delivers
 * nothing, so it counts as available only as long as what is sent on one connection arrives on the other.
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
  /** When a heartbeat last arrived; before the first one, since when it is awaited. */
  let heardAt = performance.now();
  let hasHeard = false;
  /** What it said last, if anything, since it was last heard. */
  let fault: unknown;
  const blame = (error: unknown): void => {
    fault = error;
  };
  const isThere = () => hasHeard && sender.isReady && listener.isReady && !isSilent();
  const isSilent = () => performance.now() - heardAt > beat.missedAfterMs;
  const settle = (): void => {
    const mayCome = !hasHeard && !isSilent();
    const next = isThere() || mayCome ? "ok" : "away";
    if (next === state) return;
    state = next;
    if (next === "away") log.warn({ err: fault }, "Redis is away: nodes hear each other over PostgreSQL");
    for (const tell of changed) tell();
  };
  /** Only one at a time, so that a hanging connection becomes silent and is cut. */
  const sendBeat = (): void => {
    settle();
    if (isBeating || !sender.isReady || !listener.isReady) return;
    isBeating = true;
    const answered = (): void => {
      isBeating = false;
    };
    void sender.publish(ownBeat, "").catch(blame).then(answered);
  };
  const hearNode = (text: string): void => {
    for (const hear of ears) hear(text);
  };
  const hearBeat = (): void => {
    heardAt = performance.now();
    hasHeard = true;
    fault = undefined;
    settle();
  };
  let isListening = false;
  /** After reconnecting, the client itself renews the subscriptions that had succeeded. */
  const listen = async (): Promise<void> => {
    if (isListening) return;
    await Promise.all([listener.subscribe("jieru_nodes", hearNode), listener.subscribe(ownBeat, hearBeat)]);
    isListening = true;
    sendBeat();
  };
  listener.on("ready", () => void listen().catch(blame));
  for (const client of [sender, listener]) {
    client.on("error", (error: Error) => {
      log.debug({ err: error }, "Redis");
      blame(error);
      settle();
    });
    for (const event of ["end", "reconnecting"]) client.on(event, settle);
    client.on("ready", sendBeat);
    // NOTE: a connection that was being opened when its client was destroyed still opens.
    client.on("connect", () => isStopped && client.destroy());
    client.connect().catch(() => undefined); // reported as an error event, and tried again
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
