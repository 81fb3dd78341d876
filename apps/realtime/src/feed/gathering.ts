import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { Acknowledgement, Presence, Restarting } from "@jieru/shared/protocol/socket";
import type { ConsoleSocket } from "./console-socket.ts";
import type { PresenceHandlers } from "./gateway.ts";
import type { PresentAgent } from "./presence-leases.ts";

/** How long "is typing" lasts unless said again. */
const typingMs = 6_000;
/** A restart takes a moment; a hundred consoles come back within two seconds after it. */
const comeBackFirstMs = 500;
const comeBackStepMs = 20;
const comeBackSlots = 100;

/** The sockets of this node together: several tabs are one agent (AG4), and who looks at a conversation with whom. */
export class Gathering {
  readonly #sockets = new Set<ConsoleSocket>();
  readonly #typing = new Map<string, NodeJS.Timeout>();
  readonly #handlers: PresenceHandlers;

  constructor(handlers: PresenceHandlers) {
    this.#handlers = handlers;
  }

  add(socket: ConsoleSocket): void {
    this.#sockets.add(socket);
  }

  remove(socket: ConsoleSocket): void {
    this.#sockets.delete(socket);
  }

  beat(): void {
    for (const socket of this.#sockets) socket.beat();
  }

  /** [FD7] The server stops: everybody comes back a little after the one before. */
  sendAway(): void {
    [...this.#sockets].forEach(({ socket }, i) => {
      const news: Restarting = { comeBackInMs: comeBackFirstMs + (i % comeBackSlots) * comeBackStepMs };
      socket.emit("restarting", news);
    });
  }

  listWebSessions(): string[] {
    return [...new Set([...this.#sockets].map((s) => s.webSessionId))];
  }

  endSession(webSessionId: string): void {
    for (const socket of this.#sockets)
      if (socket.webSessionId === webSessionId) socket.signOut("signed_out");
  }

  listPresent(): PresentAgent[] {
    const present = new Map<string, PresentAgent>();
    for (const { accountId, agentId } of this.#sockets) {
      if (accountId) present.set(`${accountId}/${agentId}`, { accountId, agentId });
    }
    return [...present.values()];
  }

  arrived({ accountId, agentId }: ConsoleSocket): void {
    if (accountId) this.#handlers.onPresent({ accountId, agentId });
  }

  left(socket: ConsoleSocket, accountId: AccountId, watched: ReadonlySet<ConversationId>): void {
    const { agentId } = socket;
    const stillHere = [...this.#sockets].some(
      (s) => s !== socket && s.agentId === agentId && s.accountId === accountId,
    );
    if (!stillHere) this.#handlers.onAbsent({ accountId, agentId });
    for (const conversationId of watched) this.tell(accountId, conversationId);
  }

  /** Only who watches a conversation, and so may read it, hears who else does. */
  tell(accountId: AccountId | null, conversationId: ConversationId): void {
    const watchers = [...this.#sockets].filter(
      (s) => s.accountId === accountId && s.watching.has(conversationId),
    );
    const watching = [...new Set(watchers.map((s) => s.agentId))];
    const typing = watching.filter((id) => this.#typing.has(`${conversationId}/${id}`));
    const news: Presence = { conversationId, watching, typing };
    for (const socket of watchers) socket.socket.emit("presence", news);
  }

  typing(socket: ConsoleSocket, conversationId: ConversationId, on: boolean): Acknowledgement {
    const { accountId, agentId } = socket;
    if (!accountId || !socket.watching.has(conversationId))
      return { ok: false, refusal: { refusal: "not_allowed" } };
    const key = `${conversationId}/${agentId}`;
    clearTimeout(this.#typing.get(key));
    this.#typing.delete(key);
    if (on) this.#typing.set(key, this.#forgetLater(key, accountId, conversationId));
    this.tell(accountId, conversationId);
    this.#handlers.onTyping({ accountId, agentId }, conversationId, on);
    return { ok: true };
  }

  #forgetLater(key: string, accountId: AccountId, conversationId: ConversationId): NodeJS.Timeout {
    return setTimeout(() => {
      this.#typing.delete(key);
      this.tell(accountId, conversationId);
    }, typingMs).unref();
  }
}
