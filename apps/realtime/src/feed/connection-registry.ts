import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { Acknowledgement, Presence, Restarting } from "@jieru/shared/protocol/socket";
import type { Clock } from "../base/context.ts";
import type { ConsoleSocket } from "./console-socket.ts";
import type { PresenceHandlers } from "./gateway-options.ts";
import type { NodeBus } from "./node-bus.ts";
import { type NodeViewers, OtherNodes } from "./other-nodes.ts";
import type { PresentAgent } from "./presence-leases.ts";
import { ViewerPresence, type ViewersByConversation } from "./viewer-presence.ts";

/** Lifetime of "is typing" unless it is repeated. */
const typingMs = 6_000;
/** [FD7] Consoles reconnect at intervals after a restart. */
const comeBackFirstMs = 500;
const comeBackStepMs = 20;
const comeBackSlots = 100;

const socketsPerAgent = 30;

export interface ConnectionRegistryOptions extends PresenceHandlers {
  bus: NodeBus;
  nodeId: string;
  clock: Clock;
}

/** All sockets of this node. Several tabs count as one agent (AG4). */
export class ConnectionRegistry {
  readonly #sockets = new Set<ConsoleSocket>();
  readonly #byAgent = new SocketsBy<AgentId>();
  readonly #byAccount = new SocketsBy<AccountId>();
  readonly #byWatched = new SocketsBy<ConversationId>();
  readonly #typing = new Map<string, NodeJS.Timeout>();
  readonly #handlers: PresenceHandlers;
  readonly #others: OtherNodes;
  readonly #boards: ViewerPresence;

  constructor(options: ConnectionRegistryOptions) {
    this.#handlers = options;
    this.#others = new OtherNodes({
      ...options,
      onNews: (conversationId, accountId) => this.#show(accountId, conversationId),
    });
    this.#boards = new ViewerPresence({
      socketsIn: (accountId) => this.#byAccount.of(accountId),
      viewersIn: (accountId) => this.#viewersIn(accountId),
    });
  }

  /** [FD8] Signs out the agent's oldest socket above the limit. */
  add(socket: ConsoleSocket): void {
    this.#sockets.add(socket);
    this.#byAgent.add(socket.agentId, socket);
    const theirs = this.#byAgent.of(socket.agentId);
    if (theirs.size > socketsPerAgent) [...theirs][0]?.signOut("crowded_out");
  }

  remove(socket: ConsoleSocket): void {
    this.#sockets.delete(socket);
    this.#byAgent.delete(socket.agentId, socket);
  }

  list(): Iterable<ConsoleSocket> {
    return this.#sockets;
  }

  beat(): void {
    for (const socket of this.#sockets) socket.beat();
    this.#others.announce([...this.#byWatched.keys()].flatMap((id) => this.#announcedViewers(id)));
    this.#others.forgetSilent();
  }

  #announcedViewers(conversationId: ConversationId): NodeViewers[] {
    const [{ accountId } = { accountId: null }] = this.#byWatched.of(conversationId);
    return accountId ? [this.#localViewers(accountId, conversationId)] : [];
  }

  /** [FD7] Asks the consoles to reconnect, at intervals. */
  sendAway(): void {
    [...this.#sockets].forEach(({ socket }, i) => {
      const news: Restarting = { comeBackInMs: comeBackFirstMs + (i % comeBackSlots) * comeBackStepMs };
      socket.emit("restarting", news);
    });
  }

  listWebSessions(): string[] {
    return [...new Set([...this.#sockets].map((s) => s.webSessionId))];
  }

  endSession(webSessionId: string, endedBy?: EndedBy): void {
    for (const socket of this.#sockets)
      if (socket.webSessionId === webSessionId) socket.signOut("signed_out", endedBy);
  }

  listPresent(): PresentAgent[] {
    const present = new Map<string, PresentAgent>();
    for (const { accountId, agentId } of this.#sockets) {
      if (accountId) present.set(`${accountId}/${agentId}`, { accountId, agentId });
    }
    return [...present.values()];
  }

  arrived(socket: ConsoleSocket): void {
    const { accountId, agentId } = socket;
    if (!accountId) return;
    this.#byAccount.add(accountId, socket);
    void this.#handlers.onPresent({ accountId, agentId });
  }

  left(socket: ConsoleSocket, accountId: AccountId, watched: ReadonlySet<ConversationId>): void {
    const { agentId } = socket;
    this.#byAccount.delete(accountId, socket);
    for (const conversationId of watched) this.#byWatched.delete(conversationId, socket);
    const stillHere = [...this.#byAgent.of(agentId)].some((s) => s !== socket && s.accountId === accountId);
    if (!stillHere) void this.#handlers.onAbsent({ accountId, agentId });
    for (const conversationId of watched) this.#notify(accountId, conversationId);
  }

  looked(socket: ConsoleSocket, conversationId: ConversationId): void {
    if (socket.watching.has(conversationId)) this.#byWatched.add(conversationId, socket);
    else this.#byWatched.delete(conversationId, socket);
    this.#notify(socket.accountId, conversationId);
  }

  #notify(accountId: AccountId | null, conversationId: ConversationId): void {
    if (accountId) this.#others.announce([this.#localViewers(accountId, conversationId)]);
    this.#show(accountId, conversationId);
  }

  #localViewers(accountId: AccountId, conversationId: ConversationId): NodeViewers {
    const watching = [...new Set([...this.#byWatched.of(conversationId)].map((s) => s.agentId))];
    const typing = watching.filter((id) => this.#typing.has(`${conversationId}/${id}`));
    return { accountId, conversationId, watching, typing };
  }

  /** [RT1] Returns the conversations open on any node. */
  listWatched(accountId: AccountId): ConversationId[] {
    return [...this.#viewersIn(accountId).keys()];
  }

  boardFollowed(socket: ConsoleSocket): void {
    this.#boards.followed(socket);
  }

  #viewersIn(accountId: AccountId): ViewersByConversation {
    const viewers = new Map<ConversationId, Set<AgentId>>();
    const add = (conversationId: ConversationId, agentId: AgentId) =>
      viewers.set(conversationId, (viewers.get(conversationId) ?? new Set()).add(agentId));
    for (const { agentId, watching } of this.#byAccount.of(accountId))
      for (const id of watching) add(id, agentId);
    for (const { conversationId, watching } of this.#others.viewersIn(accountId))
      for (const agentId of watching) add(conversationId, agentId);
    return viewers;
  }

  /** Sends a conversation's viewers to its watchers and to open boards, which all may read it. */
  #show(of: AccountId | null, conversationId: ConversationId): void {
    if (of) this.#boards.changed(of);
    for (const { accountId, socket } of this.#byWatched.of(conversationId)) {
      if (!accountId) continue;
      const others = this.#others.viewersAt(conversationId).filter((l) => l.accountId === accountId);
      const all = [this.#localViewers(accountId, conversationId), ...others];
      const news: Presence = {
        conversationId,
        watching: [...new Set(all.flatMap((l) => l.watching))],
        typing: [...new Set(all.flatMap((l) => l.typing))],
      };
      socket.emit("presence", news);
    }
  }

  typing(socket: ConsoleSocket, conversationId: ConversationId, on: boolean): Acknowledgement {
    const { accountId, agentId } = socket;
    if (!accountId || !this.#byWatched.of(conversationId).has(socket))
      return { ok: false, refusal: { refusal: "not_allowed" } };
    const key = `${conversationId}/${agentId}`;
    clearTimeout(this.#typing.get(key));
    this.#typing.delete(key);
    if (on) this.#typing.set(key, this.#forgetLater(key, accountId, conversationId));
    this.#notify(accountId, conversationId);
    this.#handlers.onTyping({ accountId, agentId }, conversationId, on);
    return { ok: true };
  }

  #forgetLater(key: string, accountId: AccountId, conversationId: ConversationId): NodeJS.Timeout {
    return setTimeout(() => {
      this.#typing.delete(key);
      this.#notify(accountId, conversationId);
    }, typingMs).unref();
  }
}

const none: ReadonlySet<ConsoleSocket> = new Set();

export class SocketsBy<K> {
  readonly #groups = new Map<K, Set<ConsoleSocket>>();

  add(key: K, socket: ConsoleSocket): void {
    const group = this.#groups.get(key);
    if (group) group.add(socket);
    else this.#groups.set(key, new Set([socket]));
  }

  delete(key: K, socket: ConsoleSocket): void {
    const group = this.#groups.get(key);
    if (group?.delete(socket) && group.size === 0) this.#groups.delete(key);
  }

  of(key: K): ReadonlySet<ConsoleSocket> {
    return this.#groups.get(key) ?? none;
  }

  keys(): Iterable<K> {
    return this.#groups.keys();
  }
}
