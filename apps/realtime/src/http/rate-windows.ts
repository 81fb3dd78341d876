import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import type { Clock } from "../base/context.ts";

interface Window {
  since: number;
  count: number;
}

/** A party's count in its window. */
export interface Counted {
  current: number;
  /** Ms until the window ends. */
  leftMs: number;
}

/** Parties that each limit remembers. Beyond it the oldest one is forgotten. */
const maxParties = 20_000;

/** Counts each party's requests, in windows by our clock. A window begins with the party's first request. */
export class Windows {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one request, and returns the party's window. */
  count(party: string, lengthMs: number): Counted {
    const now = this.#clock.now();
    const running = this.#running(party, lengthMs);
    const window = running ?? { since: now, count: 0 };
    window.count++;
    if (!running) this.#begin(party, window);
    return { current: window.count, leftMs: window.since + lengthMs - now };
  }

  /** Returns how often the party has asked in its window, without counting. */
  current(party: string, lengthMs: number): number {
    return this.#running(party, lengthMs)?.count ?? 0;
  }

  #running(party: string, lengthMs: number): Window | undefined {
    const now = this.#clock.now();
    const window = this.#windows.get(party);
    return window && now >= window.since && now < window.since + lengthMs ? window : undefined;
  }

  #begin(party: string, window: Window): void {
    this.#windows.delete(party);
    this.#windows.set(party, window);
    const [first] = this.#windows.keys();
    if (this.#windows.size > maxParties && first !== undefined) this.#windows.delete(first);
  }
}

/** Returns the windows as a store of `@fastify/rate-limit`. */
export function storeBy(clock: Clock): FastifyRateLimitStoreCtor {
  return class Store implements FastifyRateLimitStore {
    readonly #windows = new Windows(clock);

    incr(...[party, done, lengthMs]: Parameters<FastifyRateLimitStore["incr"]>): void {
      const { current, leftMs } = this.#windows.count(party, lengthMs);
      done(null, { current, ttl: leftMs });
    }

    child(): FastifyRateLimitStore {
      return new Store();
    }
  };
}
