import type { AccountId, MessageId } from "@jieru/shared/domain/ids";
import type { DueReply } from "./queue.ts";

/** A reply that this server is sending or about to send. */
export interface Flight {
  due: DueReply;
  /** The number of the attempt, once it has begun. */
  attempt: number | null;
  done: Promise<void>;
}

const maxInFlight = 64;
/** An account whose token call hangs, or whose lane is full when WeChat has answered, must leave room for others. */
const maxOfOneAccount = 48;

/** [DE5] The replies under way on this server, and the room for more. */
export class Flights {
  readonly #flights = new Map<MessageId, Flight>();

  /** How many more replies may be under way. */
  get room(): number {
    return maxInFlight - this.#flights.size;
  }

  has(messageId: MessageId): boolean {
    return this.#flights.has(messageId);
  }

  list(): Flight[] {
    return [...this.#flights.values()];
  }

  /** Returns whether the account may have no more replies under way. */
  isFull(accountId: AccountId): boolean {
    return this.list().filter(({ due }) => due.accountId === accountId).length >= maxOfOneAccount;
  }

  listFull(): AccountId[] {
    const accounts = new Set(this.list().map(({ due }) => due.accountId));
    return [...accounts].filter((id) => this.isFull(id));
  }

  /** Starts a send. `send` must not reject; when it calls `end`, there is room for another. */
  begin(due: DueReply, send: (flight: Flight) => Promise<void>): void {
    const flight: Flight = { due, attempt: null, done: Promise.resolve() };
    this.#flights.set(due.messageId, flight);
    flight.done = send(flight);
  }

  end({ due }: Flight): void {
    this.#flights.delete(due.messageId);
  }
}
