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

/** A new id that no other node will make. */
export type NewId = () => string;

/** What enters from outside: everything else is built from these. */
export interface Context {
  config: Config;
  pool: pg.Pool;
  /** For lanes alone. */
  lanePool: pg.Pool;
  /** For the one connection that only receives notifications. */
  listenClientConfig: pg.ClientConfig;
  /** Calls the observer for every statement of the pools that fails from now on. */
  observe(observer: Observer): void;
  clock: Clock;
  newId: NewId;
  log: Logger;
  /** Names this process among those that share the database. */
  nodeId: string;
  fetch: typeof fetch;
}

/** Ids sort by the time they were made where the runtime can (UUID v7), which keeps the indexes' newest pages together. */
export const newId: NewId =
  "randomUUIDv7" in crypto ? () => (crypto.randomUUIDv7 as () => string)() : () => crypto.randomUUID();
