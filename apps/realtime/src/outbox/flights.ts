import type { AccountId, MessageId } from "@jieru/shared/domain/ids";
import type { DueReply } from "./queue.ts";

/** A reply that this server sends or is about to. */
export interface Flight {
  due: DueReply;
  /** null until begun. */
  attempt: number | null;
  done: Promise<void>;
}

const maxInFlight = 64;
/** An account whose calls hang must leave room for others. */
const maxOfOneAccount = 48;

/** [DE5] Limits the replies under way. */
export class Flights {
  readonly #flights = new Map<MessageId, Flight>();

  get room(): number {
    return maxInFlight - this.#flights.size;
  }

  has(messageId: MessageId): boolean {
    return this.#flights.has(messageId);
  }

  list(): Flight[] {
    return [...this.#flights.values()];
  }

  isFull(accountId: AccountId): boolean {
    return this.list().filter(({ due }) => due.accountId === accountId).length >= maxOfOneAccount;
  }

  listFull(): AccountId[] {
    const accounts = new Set(this.list().map(({ due }) => due.accountId));
    return [...accounts].filter((id) => this.isFull(id));
  }

  /** `send` must not reject. */
  begin(due: DueReply, send: (flight: Flight) => Promise<void>): void {
    const flight: Flight = { due, attempt: null, done: Promise.resolve() };
    this.#flights.set(due.messageId, flight);
    flight.done = send(flight);
  }

  end({ due }: Flight): void {
    this.#flights.delete(due.messageId);
  }
}
