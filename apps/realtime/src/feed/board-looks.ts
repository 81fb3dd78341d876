import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { type Look, looksShown } from "@jieru/shared/protocol/socket";
import type { ConsoleSocket } from "./console-socket.ts";

/** Whatever happens, a board is told no more often. */
const everyMs = 500;

export type LooksOf = ReadonlyMap<ConversationId, ReadonlySet<AgentId>>;

export interface BoardLooksOptions {
  /** The consoles on this node that follow the account. */
  socketsIn(accountId: AccountId): Iterable<ConsoleSocket>;
  /** Who looks at what in an account now, on every node. */
  looksIn(accountId: AccountId): LooksOf;
}

/** [BO9] Tells the boards that are open who looks at which conversation now: all of it, whenever it is another. Kept nowhere. */
export class BoardLooks {
  readonly #options: BoardLooksOptions;
  readonly #told = new WeakMap<ConsoleSocket, string>();
  readonly #due = new Map<AccountId, NodeJS.Timeout>();

  constructor(options: BoardLooksOptions) {
    this.#options = options;
  }

  /** The board was opened, or closed. */
  followed(socket: ConsoleSocket): void {
    this.#told.delete(socket);
    if (socket.accountId) this.#tell(socket.accountId, [socket]);
  }

  /** Somebody in the account began or ceased to look. */
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
