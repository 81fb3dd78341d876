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

/** External dependencies. Everything else is built from them. */
export interface Context {
  config: Config;
  pool: pg.Pool;
  /** Reserved for lanes. */
  lanePool: pg.Pool;
  /** For the single connection that only receives notifications. */
  listenClientConfig: pg.ClientConfig;
  /** Calls the observer for every failed statement of the pools from now on. */
  observe(observer: Observer): void;
  clock: Clock;
  newId: NewId;
  log: Logger;
  /** Identifies this process among those that share the database. */
  nodeId: string;
  fetch: typeof fetch;
}

/** Returns an id. Ids sort by creation time if the runtime supports UUID v7, which groups the newest pages of indexes. */
export const newId: NewId =
  "randomUUIDv7" in crypto ? () => (crypto.randomUUIDv7 as () => string)() : () => crypto.randomUUID();
