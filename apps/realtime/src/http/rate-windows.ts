import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import type { Clock } from "../base/context.ts";

interface Window {
  since: number;
  count: number;
}

/** What a party has asked in its window. */
export interface Counted {
  current: number;
  /** Until the window ends. */
  leftMs: number;
}

/** Parties remembered by each limit; beyond it the one that came first is forgotten. */
const maxParties = 20_000;

/** How often each party asks, in windows that run by our clock: from its first request on, for so long. */
export class Windows {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one more. */
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

/** The same as a store of `@fastify/rate-limit`. */
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
