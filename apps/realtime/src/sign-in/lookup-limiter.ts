import { normalizeIP } from "@fastify/rate-limit";
import { ServerBusy } from "../base/refused.ts";
import { hashOf } from "../base/secret.ts";
import { DatabaseAway } from "../database/failures.ts";

/** A quarter of the connections outside lanes. */
const atOnce = 5;
const waitsMs = 2_000;
/** Per address. Waiting costs less than a retry. */
const mostWaiting = 5_000;
/** Beyond it, the oldest secret is forgotten. */
const mostKnown = 20_000;

export class RateLimited extends ServerBusy {
  constructor() {
    super("too many look-ups of unknown secrets are waiting");
  }
}

/** The database answered no look-up meanwhile (DE9). */
export class LookupUnanswered extends DatabaseAway {
  constructor() {
    super("no look-up was answered while this one waited");
  }
}

const keyOf = (secret: string): string => hashOf(secret).toString("base64");

export interface LookupKeys {
  secret: string;
  address: string | undefined;
}

/** [DE16] Limits parallel look-ups of unknown secrets, in turns by address, so that invented ones block nobody. */
export class LookupLimiter {
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, Set<() => void>>();
  #running = 0;
  #answered = 0;

  /** null: unknown. Rejects with `RateLimited` or `LookupUnanswered`. */
  async lookUp<T>({ secret, address }: LookupKeys, ask: () => Promise<T | null>): Promise<T | null> {
    const key = keyOf(secret);
    const found = await (this.#known.has(key) ? ask() : this.pass(address, ask));
    if (found === null) this.#known.delete(key);
    else this.#remember(key);
    return found;
  }

  remember(secret: string): void {
    this.#remember(keyOf(secret));
  }

  isKnown(secret: string): boolean {
    return this.#known.has(keyOf(secret));
  }

  /** Limits a request without a secret. */
  async pass<T>(address: string | undefined, ask: () => Promise<T>): Promise<T> {
    if (this.#running < atOnce) this.#running++;
    else await this.#turn(normalizeIP(address ?? ""));
    try {
      const found = await ask();
      this.#answered++;
      return found;
    } finally {
      this.#next();
    }
  }

  #remember(key: string): void {
    this.#known.add(key);
    const [first] = this.#known;
    if (this.#known.size > mostKnown && first !== undefined) this.#known.delete(first);
  }

  #turn(address: string): Promise<void> {
    const line = this.#waiting.get(address) ?? new Set();
    if (line.size >= mostWaiting) return Promise.reject(new RateLimited());
    this.#waiting.set(address, line);
    const answeredBefore = this.#answered;
    return new Promise((resolve, reject) => {
      const goIn = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        line.delete(goIn);
        if (line.size === 0) this.#waiting.delete(address);
        reject(this.#answered === answeredBefore ? new LookupUnanswered() : new RateLimited());
      }, waitsMs);
      line.add(goIn);
    });
  }

  /** Addresses with further look-ups go to the end. */
  #next(): void {
    const [next] = this.#waiting;
    const [goIn] = next?.[1] ?? [];
    if (!next || !goIn) {
      this.#running--;
      return;
    }
    const [address, line] = next;
    line.delete(goIn);
    this.#waiting.delete(address);
    if (line.size > 0) this.#waiting.set(address, line);
    goIn();
  }
}
