import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { LoggedEvent } from "../lane/events.ts";

/** Missed events, and the waiting queue if the console's may be older. */
export interface Missed {
  events: LoggedEvent[];
  waiting?: WaitingLine;
}

const maxEvents = 1_000;
const maxAgeMs = 5 * 60_000;

/** Buffers an account's newest events and waiting queue, so that a reconnecting team needs no query. */
export class EventBuffer {
  #entries: { event: LoggedEvent; at: number }[] = [];
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
    // [RT3] Drops messages of an erased customer.
    if (erased) this.#drop((e) => e.seq <= erased.seq);
    if (this.#entries.length > 2 * maxEvents) this.#drop((e) => e.seq <= to - maxEvents);
  }

  /** Returns null if the buffer lacks events, or the console is ahead. */
  since(afterSeq: number, now: number): Missed | null {
    if (now - (this.#entries[0]?.at ?? now) > maxAgeMs) this.#drop((_, at) => now - at > maxAgeMs);
    if (afterSeq < this.#from || afterSeq > this.#to) return null;
    const events = this.#entries.flatMap(({ event }) => (event.seq > afterSeq ? event : []));
    return this.#queue.seq >= afterSeq ? { events, waiting: this.#queue.waiting } : { events };
  }

  #drop(isOld: (event: LoggedEvent, at: number) => boolean): void {
    const kept = this.#entries.findIndex(({ event, at }) => !isOld(event, at));
    const gone = this.#entries.splice(0, kept < 0 ? this.#entries.length : kept);
    this.#from = gone.at(-1)?.event.seq ?? this.#from;
  }
}

export interface Changes {
  from: number;
  to: number;
  events: readonly LoggedEvent[];
  waiting?: WaitingLine;
}
