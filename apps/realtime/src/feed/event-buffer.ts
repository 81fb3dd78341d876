import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { LoggedEvent } from "../lane/events.ts";

/** What a console missed, and the waiting queue if the console may not know it. */
export interface Missed {
  events: LoggedEvent[];
  waiting?: WaitingLine;
}

const maxEvents = 1_000;
const maxAgeMs = 5 * 60_000;

/**
 * The newest part of an account's log, and the newest waiting queue. When a whole team loses the network and reconnects, its consoles missed
 * the same few events, and none of them needs the database.
 */
export class EventBuffer {
  #entries: { event: LoggedEvent; at: number }[] = [];
  /** All events after this one, up to `#to`, are here. */
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
    // [RT3] Messages of an erased customer are not sent to anybody any more; they are gone from the log too.
    if (erased) this.#drop((e) => e.seq <= erased.seq);
    if (this.#entries.length > 2 * maxEvents) this.#drop((e) => e.seq <= to - maxEvents);
  }

  /** Returns null if more was missed than is buffered, or if the console is ahead of this follower. */
  since(afterSeq: number, now: number): Missed | null {
    if (now - (this.#entries[0]?.at ?? now) > maxAgeMs) this.#drop((_, at) => now - at > maxAgeMs);
    if (afterSeq < this.#from || afterSeq > this.#to) return null;
    const events = this.#entries.flatMap(({ event }) => (event.seq > afterSeq ? event : []));
    // A queue older than the console's seq is not news to it; a newer one follows.
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
