import crypto from "node:crypto";
import type pg from "pg";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Observer } from "./observer.ts";

/** Milliseconds since 1970. Tests and the demo move it. */
export interface Clock {
  now(): number;
}
export const systemClock: Clock = { now: () => Date.now() };

export type NewId = () => string;

/** External dependencies, from which everything else is built. */
export interface Context {
  config: Config;
  pool: pg.Pool;
  lanePool: pg.Pool;
  listenClientConfig: pg.ClientConfig;
  observe(observer: Observer): void;
  clock: Clock;
  newId: NewId;
  log: Logger;
  nodeId: string;
  fetch: typeof fetch;
}

/** Returns an id that sorts by creation time if the runtime supports UUID v7, which keeps index pages together. */
export const newId: NewId =
  "randomUUIDv7" in crypto ? () => (crypto.randomUUIDv7 as () => string)() : () => crypto.randomUUID();
