import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { LoggedEvent } from "../lane/events.ts";

/** The events that a console missed, and the waiting queue if the console may have an older one. */
export interface Missed {
  events: LoggedEvent[];
  waiting?: WaitingLine;
}

const maxEvents = 1_000;
const maxAgeMs = 5 * 60_000;

/**
 * Buffers the newest events of an account's log, and its newest waiting queue.
 * When a whole team loses the network and reconnects, all its consoles missed the same few events. They need no database query.
 */
export class EventBuffer {
  #entries: { event: LoggedEvent; at: number }[] = [];
  /** The buffer has all events after this seq, up to `#to`. */
  #from: number;
  #to: number;
  #queue: { waiting: WaitingLine; seq: number };

  constructor(seq: number, waiting: WaitingLine) {
    this.#from = seq;
    this.#to = seq;
    this.#queue = { waiting, seq };
  }

  add({ to, events, waiting }: Changes, at: number): void {
    for (const event of events) this.#entries.push({ event, at });
    this.#to = to;
    if (waiting) this.#queue = { waiting, seq: to };
    const erased = events.findLast((e) => e.type === "customer_erased");
    // [RT3] Messages of an erased customer must not be sent any more. The log does not have them either.
    if (erased) this.#drop((e) => e.seq <= erased.seq);
    if (this.#entries.length > 2 * maxEvents) this.#drop((e) => e.seq <= to - maxEvents);
  }

  /** Returns the missed events; null if more was missed than is buffered, or if the console is ahead of this follower. */
  since(afterSeq: number, now: number): Missed | null {
    if (now - (this.#entries[0]?.at ?? now) > maxAgeMs) this.#drop((_, at) => now - at > maxAgeMs);
    if (afterSeq < this.#from || afterSeq > this.#to) return null;
    const events = this.#entries.flatMap(({ event }) => (event.seq > afterSeq ? event : []));
    // The console already has a queue older than its seq. A newer one follows.
    return this.#queue.seq >= afterSeq ? { events, waiting: this.#queue.waiting } : { events };
  }

  #drop(isOld: (event: LoggedEvent, at: number) => boolean): void {
    const kept = this.#entries.findIndex(({ event, at }) => !isOld(event, at));
    const gone = this.#entries.splice(0, kept < 0 ? this.#entries.length : kept);
    this.#from = gone.at(-1)?.event.seq ?? this.#from;
  }
}

/** Every event with `from < seq ≤ to`, and the waiting queue as it is at `to` if it changed. */
export interface Changes {
  from: number;
  to: number;
  events: readonly LoggedEvent[];
  waiting?: WaitingLine;
}
