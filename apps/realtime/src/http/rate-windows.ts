import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import type { Clock } from "../base/context.ts";

interface Window {
  since: number;
  count: number;
}

export interface Counted {
  current: number;
  leftMs: number;
}

const maxParties = 20_000;

/** Counts requests in windows. A window begins with the party's first request. */
export class Windows {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  count(party: string, lengthMs: number): Counted {
    const now = this.#clock.now();
    const running = this.#running(party, lengthMs);
    const window = running ?? { since: now, count: 0 };
    window.count++;
    if (!running) this.#begin(party, window);
    return { current: window.count, leftMs: window.since + lengthMs - now };
  }

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
