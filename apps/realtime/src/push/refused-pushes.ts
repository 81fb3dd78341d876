import { setImmediate as nextTurn } from "node:timers/promises";
import { normalizeIP } from "@fastify/rate-limit";
import type { Clock } from "../base/context.ts";
import { Windows } from "../http/rate-windows.ts";

const minuteMs = 60_000;
/** Refused pushes per minute from one address. An account that is being connected with a wrong Token stays below. */
const refusedPerMinute = 60;
/** Waiting pushes over all addresses. */
const maxWaiting = 256;

/** Too many pushes wait for their turn. The server asks WeChat to repeat this one. */
export class TooManyRefused extends Error {
  constructor() {
    super("too many pushes of addresses whose pushes were refused are waiting");
    this.name = "TooManyRefused";
  }
}

/**
 * [N9] Slows down addresses with many recently refused pushes.
 * The server verifies one push of these addresses per turn of the event loop. Pushes from other addresses pass between them.
 * A genuine push passes from any address.
 */
export class RefusedPushes {
  readonly #refused: Windows;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(clock: Clock) {
    this.#refused = new Windows(clock);
  }

  count(address: string): void {
    this.#refused.count(normalizeIP(address), minuteMs);
  }

  /** Returns a promise that resolves when a push from this address may be verified, or null if it may be at once. */
  turn(address: string): Promise<void> | null {
    if (this.#refused.current(normalizeIP(address), minuteMs) < refusedPerMinute) return null;
    if (this.#waiting >= maxWaiting) return Promise.reject(new TooManyRefused());
    this.#waiting++;
    this.#last = this.#last.then(async () => {
      await nextTurn();
      this.#waiting--;
    });
    return this.#last;
  }
}
