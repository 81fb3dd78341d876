import { normalizeIP } from "@fastify/rate-limit";
import { ServerBusy } from "../base/refused.ts";
import { hashOf } from "../base/secret.ts";
import { DatabaseAway } from "../database/failures.ts";

/** A quarter of the connections there are for all but lanes. */
const atOnce = 5;
const waitsMs = 2_000;
/** Of one address. To wait costs less than to be refused and to come again at once. */
const mostWaiting = 5_000;
/** Secrets remembered; beyond it the one that was recognised first is forgotten, and waits once more. */
const mostKnown = 20_000;

/** Too many wait already, or it took too long until it was their turn. */
export class GateCrowded extends ServerBusy {
  constructor() {
    super("too many who are not known wait to be looked up");
  }
}

/** Not one of those who were looked up meanwhile was answered: it is the database that is away (DE9). */
export class GateSilent extends DatabaseAway {
  constructor() {
    super("nobody was looked up while one waited");
  }
}

const keyOf = (secret: string): string => hashOf(secret).toString("base64");

/** A secret that somebody brings, and from where. */
export interface Brought {
  secret: string;
  address: string | undefined;
}

/**
 * [DE16] The gate that all pass whose secret this server has not recognised yet: a few are looked up at once, by address in turn,
 * so that nobody who makes secrets up takes the database from the others, nor the gate from other addresses.
 */
export class Strangers {
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, Set<() => void>>();
  #running = 0;
  /** How many look-ups the database has answered. */
  #answered = 0;

  /** What `ask` finds for the secret, or null: then it is nobody's, or no longer. Rejects with `GateCrowded` or `GateSilent`. */
  async lookUp<T>({ secret, address }: Brought, ask: () => Promise<T | null>): Promise<T | null> {
    const key = keyOf(secret);
    const found = await (this.#known.has(key) ? ask() : this.pass(address, ask));
    if (found === null) this.#known.delete(key);
    else this.#remember(key);
    return found;
  }

  /** It was made here. */
  meet(secret: string): void {
    this.#remember(keyOf(secret));
  }

  isKnown(secret: string): boolean {
    return this.#known.has(keyOf(secret));
  }

  /** For what nobody is remembered by. */
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
    if (line.size >= mostWaiting) return Promise.reject(new GateCrowded());
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
        reject(this.#answered === answeredBefore ? new GateSilent() : new GateCrowded());
      }, waitsMs);
      line.add(goIn);
    });
  }

  /** The address whose turn it was is the last to have one again. */
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
