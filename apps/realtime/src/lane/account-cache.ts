/**
 * The rows of an account that its lane has read or written, so that a busy conversation is not read again for every message. Only lanes
 * write these rows, and every change of an account changes the `seq` and the `fence` of its head row. A batch that finds other values
 * there drops the cache: another server wrote, or the database is an older copy.
 */
import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Conversation, Desk, DeskAccount, DeskAgent, DeskSession } from "../desk/desk.ts";

/** A conversation with its open session; null if none is open. */
export interface CachedConversation {
  conversation: Conversation;
  open: DeskSession | null;
}

/** Enough for every conversation of a hundred agents, and as many again in the waiting queue. */
const maxConversations = 4_096;

export class AccountCache {
  readonly seq: number;
  readonly fence: string | null;
  readonly agents: ReadonlyMap<AgentId, DeskAgent>;
  readonly keywordReplies: Desk["keywordReplies"];
  readonly conductRules: Desk["conductRules"];
  readonly #conversations: Map<ConversationId, CachedConversation>;
  readonly #byOpenid: Map<string, ConversationId>;

  private constructor(desk: Desk, fence: string | null, older: AccountCache | null) {
    this.seq = desk.seq;
    this.fence = fence;
    this.agents = desk.agents;
    this.keywordReplies = desk.keywordReplies;
    this.conductRules = desk.conductRules;
    this.#conversations = older ? older.#conversations : new Map();
    this.#byOpenid = older ? older.#byOpenid : new Map();
  }

  /**
   * Returns the cache after a batch, without the conversations of `partial`. `older` is the cache the batch was decided with, if it was
   * valid; it must not be used again.
   */
  static after(
    desk: Desk,
    fence: string | null,
    partial: ReadonlySet<ConversationId>,
    older: AccountCache | null,
  ): AccountCache {
    const cache = new AccountCache(desk, fence, older);
    const open = new Map<ConversationId, DeskSession>();
    for (const s of desk.sessions.values()) if (s.state !== "ended") open.set(s.conversationId, s);
    for (const conversation of desk.conversations.values()) {
      if (partial.has(conversation.id) && !open.has(conversation.id)) {
        // The cached values may be from before a session was reopened.
        cache.#delete(conversation.id);
        continue;
      }
      cache.#put({ conversation, open: open.get(conversation.id) ?? null });
    }
    cache.#deleteOldest();
    return cache;
  }

  /** The fence matters after a failover that lost commits: another server may then write the same `seq`, but not the same fence. */
  isValidAt(head: Pick<Head, "seq" | "fence">): boolean {
    return head.seq === this.seq && head.fence === this.fence;
  }

  find(id: ConversationId): CachedConversation | undefined {
    return this.#conversations.get(id);
  }

  findByOpenid(openid: string): CachedConversation | undefined {
    const id = this.#byOpenid.get(openid);
    return id && this.#conversations.get(id);
  }

  /** The most recently used is last. */
  #put(cached: CachedConversation): void {
    const { id, openid } = cached.conversation;
    this.#delete(id);
    this.#conversations.set(id, cached);
    this.#byOpenid.set(openid, id);
  }

  #delete(id: ConversationId): void {
    const cached = this.#conversations.get(id);
    if (!cached) return;
    this.#conversations.delete(id);
    this.#byOpenid.delete(cached.conversation.openid);
  }

  #deleteOldest(): void {
    for (const id of this.#conversations.keys()) {
      if (this.#conversations.size <= maxConversations) return;
      this.#delete(id);
    }
  }
}

export interface Head {
  account: DeskAccount;
  seq: number;
  /** Changed with every change of the account; null until a lane of this release has made one. */
  fence: string | null;
  waitingCount: number;
}
