import type { AccountId, MessageId } from "@jieru/shared/domain/ids";
import type { DueReply } from "./queue.ts";

/** A reply that is being sent here, or about to be. */
export interface Flight {
  due: DueReply;
  /** The number of the attempt, once it has begun. */
  attempt: number | null;
  done: Promise<void>;
}

const maxInFlight = 64;
/** An account whose token call hangs, or whose lane is full when WeChat has answered, must leave room for others. */
const maxOfOneAccount = 48;

/** [DE5] The replies under way on this node, and the room for more. */
export class Flights {
  readonly #flights = new Map<MessageId, Flight>();

  /** How many more may be under way. */
  get room(): number {
    return maxInFlight - this.#flights.size;
  }

  has(messageId: MessageId): boolean {
    return this.#flights.has(messageId);
  }

  list(): Flight[] {
    return [...this.#flights.values()];
  }

  /** Whether the account may have no more of them. */
  isFull(accountId: AccountId): boolean {
    return this.list().filter(({ due }) => due.accountId === accountId).length >= maxOfOneAccount;
  }

  listFull(): AccountId[] {
    const accounts = new Set(this.list().map(({ due }) => due.accountId));
    return [...accounts].filter((id) => this.isFull(id));
  }

  /** `send` must not reject. When it ends there is room for another. */
  begin(due: DueReply, send: (flight: Flight) => Promise<void>): void {
    const flight: Flight = { due, attempt: null, done: Promise.resolve() };
    this.#flights.set(due.messageId, flight);
    flight.done = send(flight);
  }

  end({ due }: Flight): void {
    this.#flights.delete(due.messageId);
  }
}
