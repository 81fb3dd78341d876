import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { LoggedEvent } from "../policies/event.ts";
import type { News } from "./tail.ts";

/** What a console missed, and the line where it may not know it. */
export interface Since {
  events: LoggedEvent[];
  waiting?: WaitingLine;
}

const maxEvents = 1_000;
const maxAgeMs = 5 * 60_000;

/**
 * The end of an account's log as its tail has told it, and the line told last. When all consoles of a team lose the network
 * at once and come back, they missed the same little, and none of them need ask the database for it.
 */
export class Recent {
  #told: { event: LoggedEvent; at: number }[] = [];
  /** Every event after this one, up to `#to`, is here. */
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
    // [RT3] What was said by who is erased is told to nobody any more: the log no longer has it either.
    if (erased) this.#forget((e) => e.seq <= erased.seq);
    if (this.#told.length > 2 * maxEvents) this.#forget((e) => e.seq <= to - maxEvents);
  }

  /** null where more was missed than is remembered, or the console has heard of more than this tail. */
  since(afterSeq: number, now: number): Since | null {
    if (now - (this.#told[0]?.at ?? now) > maxAgeMs) this.#forget((_, at) => now - at > maxAgeMs);
    if (afterSeq < this.#from || afterSeq > this.#to) return null;
    const events = this.#told.flatMap(({ event }) => (event.seq > afterSeq ? event : []));
    // A line from before what the console holds tells it nothing, or less than it knows; a newer one is on its way.
    return this.#line.seq >= afterSeq ? { events, waiting: this.#line.waiting } : { events };
  }

  #forget(isOld: (event: LoggedEvent, at: number) => boolean): void {
    const kept = this.#told.findIndex(({ event, at }) => !isOld(event, at));
    const gone = this.#told.splice(0, kept < 0 ? this.#told.length : kept);
    this.#from = gone.at(-1)?.event.seq ?? this.#from;
  }
}
