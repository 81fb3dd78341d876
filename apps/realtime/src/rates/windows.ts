import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import type { Clock } from "../context.ts";

interface Window {
  since: number;
  count: number;
}

/** Parties remembered by each limit; beyond it the one that came first is forgotten. */
const maxParties = 20_000;

/** A store for `@fastify/rate-limit` whose windows run by our clock: from a party's first request on, for so long. */
export function windowsBy(clock: Clock): FastifyRateLimitStoreCtor {
  return class Windows implements FastifyRateLimitStore {
    readonly #windows = new Map<string, Window>();

    incr(...[party, done, lengthMs]: Parameters<FastifyRateLimitStore["incr"]>): void {
      const now = clock.now();
      const running = this.#windows.get(party);
      const over = !running || now >= running.since + lengthMs || now < running.since;
      const window = over ? { since: now, count: 0 } : running;
      window.count++;
      this.#keep(party, window, over);
      done(null, { current: window.count, ttl: window.since + lengthMs - now });
    }

    #keep(party: string, window: Window, fresh: boolean): void {
      if (!fresh) return;
      this.#windows.delete(party);
      this.#windows.set(party, window);
      const [first] = this.#windows.keys();
      if (this.#windows.size > maxParties && first !== undefined) this.#windows.delete(first);
    }

    child(): FastifyRateLimitStore {
      return new Windows();
    }
  };
}
