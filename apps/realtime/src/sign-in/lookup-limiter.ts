import { normalizeIP } from "@fastify/rate-limit";
import { ServerBusy } from "../base/refused.ts";
import { hashOf } from "../base/secret.ts";
import { DatabaseAway } from "../database/failures.ts";

/** A quarter of the connections that do not belong to lanes. */
const atOnce = 5;
const waitsMs = 2_000;
/** Limit for one address. Waiting costs less than a refusal and another attempt. */
const mostWaiting = 5_000;
/** Limit of remembered secrets. Beyond it the oldest is forgotten, and looked up again like an unknown one. */
const mostKnown = 20_000;

/** Too many look-ups wait already, or this one waited too long. */
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

/** A secret from a request, and the address it came from. */
export interface Brought {
  secret: string;
  address: string | undefined;
}

/**
 * [DE16] Limits how many unknown secrets are looked up in parallel, with turns by address.
 * Invented secrets therefore cannot block the database for agents who are signed in, or the limiter for other addresses.
 */
export class LookupLimiter {
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, Set<() => void>>();
  #running = 0;
  /** Number of look-ups that the database has answered. */
  #answered = 0;

  /** Returns the result of `ask` for the secret; null for an unknown secret. Rejects with `RateLimited` or `LookupUnanswered`. */
  async lookUp<T>({ secret, address }: Brought, ask: () => Promise<T | null>): Promise<T | null> {
    const key = keyOf(secret);
    const found = await (this.#known.has(key) ? ask() : this.pass(address, ask));
    if (found === null) this.#known.delete(key);
    else this.#remember(key);
    return found;
  }

  /** Remembers a secret that this server has just created. */
  meet(secret: string): void {
    this.#remember(keyOf(secret));
  }

  isKnown(secret: string): boolean {
    return this.#known.has(keyOf(secret));
  }

  /** Runs `ask` under the limit, for a request without a secret to remember. Rejects with `RateLimited` or `LookupUnanswered`. */
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

  /** Gives the next address its turn. An address with more waiting look-ups goes to the end. */
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
