import type { EventEmitter } from "node:events";
import type { Writable } from "node:stream";
import type pg from "pg";

/** The part of the driver's client that its types leave out: here one hears that PostgreSQL has answered. */
interface Connected {
  connection: EventEmitter & { stream: Writable };
}

/** Clients on which any answer may take as long as it takes. */
const boundless = new WeakSet<object>();

/** For work that may take as long as it takes: no deadline of ours on this client any more. */
export const withoutDeadline = (client: pg.ClientBase): void => void boundless.add(client);

/**
 * [DE5] A client whose connection is cut when something asked on it is not answered within `patienceMs`: it may hear nothing at all.
 * Everything that was asked rejects then. The driver's own `query_timeout` does the same with a timer for each query, and what
 * hangs on these survives one collection of young garbage after another: the server stood still for twice as long each time.
 */
export function patientClient(Client: typeof pg.Client, patienceMs: number): typeof pg.Client {
  class PatientClient extends Client {
    /** When what is not answered was asked, in order. */
    readonly #asked: number[] = [];
    #timer: NodeJS.Timeout | null = null;

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.#connection.on("readyForQuery", () => this.#asked.shift());
      this.on("drain", () => void this.#asked.splice(0));
      this.on("end", () => clearTimeout(this.#timer ?? undefined));
    }

    get #connection(): Connected["connection"] {
      return (this as unknown as Connected).connection;
    }

    // biome-ignore lint/suspicious/noExplicitAny: as many forms as the client has; all go on as they came
    override query(...asked: any[]): any {
      this.#asked.push(performance.now());
      this.#timer ??= this.#lookIn(patienceMs);
      // biome-ignore lint/suspicious/noExplicitAny: see above
      return (super.query as any)(...asked);
    }

    /** Not before what has arrived meanwhile is read: perhaps it was we who stood still. */
    #lookIn(ms: number): NodeJS.Timeout {
      return setTimeout(() => setImmediate(() => this.#look()), ms).unref();
    }

    #look(): void {
      const [oldest] = this.#asked;
      if (oldest === undefined || boundless.has(this)) {
        this.#timer = null;
        return;
      }
      const left = Math.ceil(oldest + patienceMs - performance.now());
      if (left > 0) this.#timer = this.#lookIn(left);
      else this.#connection.stream.destroy(new Error(`Connection terminated: no answer in ${patienceMs} ms`));
    }
  }
  return PatientClient as typeof pg.Client;
}
