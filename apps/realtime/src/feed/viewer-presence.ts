import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { type Look, looksShown } from "@jieru/shared/protocol/socket";
import type { ConsoleSocket } from "./console-socket.ts";

/** Minimum interval between messages to a board. */
const everyMs = 500;

export type LooksOf = ReadonlyMap<ConversationId, ReadonlySet<AgentId>>;

export interface ViewerPresenceOptions {
  /** The consoles on this node that follow the account. */
  socketsIn(accountId: AccountId): Iterable<ConsoleSocket>;
  /** Returns the viewers of each conversation of the account, on all nodes. */
  looksIn(accountId: AccountId): LooksOf;
}

/** [BO9] Sends open boards the viewers of each conversation: the whole list, whenever it changes. It is not stored. */
export class ViewerPresence {
  readonly #options: ViewerPresenceOptions;
  readonly #told = new WeakMap<ConsoleSocket, string>();
  readonly #due = new Map<AccountId, NodeJS.Timeout>();

  constructor(options: ViewerPresenceOptions) {
    this.#options = options;
  }

  /** The board was opened or closed. */
  followed(socket: ConsoleSocket): void {
    this.#told.delete(socket);
    if (socket.accountId) this.#tell(socket.accountId, [socket]);
  }

  /** An agent in the account started or stopped viewing a conversation. */
  changed(accountId: AccountId): void {
    if (this.#due.has(accountId) || this.#boardsOf(accountId).length === 0) return;
    const tell = () => {
      this.#due.delete(accountId);
      this.#tell(accountId, this.#boardsOf(accountId));
    };
    this.#due.set(accountId, setTimeout(tell, everyMs).unref());
  }

  #boardsOf(accountId: AccountId): ConsoleSocket[] {
    return [...this.#options.socketsIn(accountId)].filter((s) => s.followsLooks);
  }

  #tell(accountId: AccountId, boards: readonly ConsoleSocket[]): void {
    const looks = [...this.#options.looksIn(accountId)]
      .map(([conversationId, watching]): Look => ({ conversationId, watching: [...watching].sort() }))
      .sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1))
      .slice(0, looksShown);
    const text = JSON.stringify(looks);
    for (const board of boards) {
      if (!board.followsLooks || this.#told.get(board) === text) continue;
      this.#told.set(board, text);
      board.socket.emit("looks", { accountId, looks });
    }
  }
}
