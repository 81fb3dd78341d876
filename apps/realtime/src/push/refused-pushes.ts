import { setImmediate as nextTurn } from "node:timers/promises";
import { normalizeIP } from "@fastify/rate-limit";
import type { Clock } from "../base/context.ts";
import { Windows } from "../http/rate-windows.ts";

const minuteMs = 60_000;
/** Per minute and address; above a connecting account with a wrong Token. */
const refusedPerMinute = 60;
const maxWaiting = 256;

export class TooManyRefused extends Error {
  constructor() {
    super("too many pushes of addresses whose pushes were refused are waiting");
    this.name = "TooManyRefused";
  }
}

/** [N9] Verifies one push per turn from addresses with many refusals. Genuine pushes pass from any address. */
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

  /** Returns null if the push may be verified at once. */
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
