import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { LoggedEvent } from "../policies/event.ts";
import type { News } from "./tail.ts";

/** What a console missed, and the waiting line if the console may not know it. */
export interface Since {
  events: LoggedEvent[];
  waiting?: WaitingLine;
}

const maxEvents = 1_000;
const maxAgeMs = 5 * 60_000;

/**
 * The last part of an account's log as its tail has told it, and the last waiting line. When a whole team loses the network
 * and comes back, all its consoles missed the same few events, and none of them has to ask the database.
 */
export class Recent {
  #told: { event: LoggedEvent; at: number }[] = [];
  /** All events after this one, up to `#to`, are here. */
  #from: number;
  #to: number;
  #line: { waiting: WaitingLine; seq: number };

  constructor(seq: number, waiting: WaitingLine) {
    this.#from = seq;
    this.#to = seq;
    this.#line = { waiting, seq };
  }

  add({ to, events, waiting }: News, at: number): void {
    for (const event of events) this.#told.push({ event, at });
    this.#to = to;
    if (waiting) this.#line = { waiting, seq: to };
    const erased = events.findLast((e) => e.type === "customer_erased");
    // [RT3] Messages of an erased customer are not sent to anybody any more; they are gone from the log too.
    if (erased) this.#forget((e) => e.seq <= erased.seq);
    if (this.#told.length > 2 * maxEvents) this.#forget((e) => e.seq <= to - maxEvents);
  }

  /** null if more was missed than is remembered, or if the console is ahead of this tail. */
  since(afterSeq: number, now: number): Since | null {
    if (now - (this.#told[0]?.at ?? now) > maxAgeMs) this.#forget((_, at) => now - at > maxAgeMs);
    if (afterSeq < this.#from || afterSeq > this.#to) return null;
    const events = this.#told.flatMap(({ event }) => (event.seq > afterSeq ? event : []));
    // A line older than the console's seq tells it nothing new; a newer one is on its way.
    return this.#line.seq >= afterSeq ? { events, waiting: this.#line.waiting } : { events };
  }

  #forget(isOld: (event: LoggedEvent, at: number) => boolean): void {
    const kept = this.#told.findIndex(({ event, at }) => !isOld(event, at));
    const gone = this.#told.splice(0, kept < 0 ? this.#told.length : kept);
    this.#from = gone.at(-1)?.event.seq ?? this.#from;
  }
}
