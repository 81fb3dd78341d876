import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { type Look, looksShown } from "@jieru/shared/protocol/socket";
import type { ConsoleSocket } from "./console-socket.ts";

const everyMs = 500;

export type ViewersByConversation = ReadonlyMap<ConversationId, ReadonlySet<AgentId>>;

export interface ViewerPresenceOptions {
  socketsIn(accountId: AccountId): Iterable<ConsoleSocket>;
  viewersIn(accountId: AccountId): ViewersByConversation;
}

/** [BO9] Sends open boards all viewers whenever they change. */
export class ViewerPresence {
  readonly #options: ViewerPresenceOptions;
  readonly #sent = new WeakMap<ConsoleSocket, string>();
  readonly #due = new Map<AccountId, NodeJS.Timeout>();

  constructor(options: ViewerPresenceOptions) {
    this.#options = options;
  }

  followed(socket: ConsoleSocket): void {
    this.#sent.delete(socket);
    if (socket.accountId) this.#send(socket.accountId, [socket]);
  }

  changed(accountId: AccountId): void {
    if (this.#due.has(accountId) || this.#boardsOf(accountId).length === 0) return;
    const send = () => {
      this.#due.delete(accountId);
      this.#send(accountId, this.#boardsOf(accountId));
    };
    this.#due.set(accountId, setTimeout(send, everyMs).unref());
  }

  #boardsOf(accountId: AccountId): ConsoleSocket[] {
    return [...this.#options.socketsIn(accountId)].filter((s) => s.followsViewers);
  }

  #send(accountId: AccountId, boards: readonly ConsoleSocket[]): void {
    const viewers = [...this.#options.viewersIn(accountId)]
      .map(([conversationId, watching]): Look => ({ conversationId, watching: [...watching].sort() }))
      .sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1))
      .slice(0, looksShown);
    const text = JSON.stringify(viewers);
    for (const board of boards) {
      if (!board.followsViewers || this.#sent.get(board) === text) continue;
      this.#sent.set(board, text);
      board.socket.emit("looks", { accountId, looks: viewers });
    }
  }
}
