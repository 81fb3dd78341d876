/**
 * Caches the rows that an account's lane has read or written. A batch drops the cache if the head row's `seq` or
 * `fence` differ, because another server wrote or the database is an older copy.
 */
import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Conversation, Desk, DeskAccount, DeskAgent, DeskSession } from "../desk/desk.ts";

export interface CachedConversation {
  conversation: Conversation;
  open: DeskSession | null;
}

/** Enough for a hundred agents and their waiting queue. */
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

  /** Returns the cache after a batch, without conversations of `partial`. `older` must not be used again. */
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
        // These values may be from before a reopening.
        cache.#delete(conversation.id);
        continue;
      }
      cache.#put({ conversation, open: open.get(conversation.id) ?? null });
    }
    cache.#deleteOldest();
    return cache;
  }

  /** The fence detects a failover that lost commits, after which `seq` may repeat. */
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
  fence: string | null;
  waitingCount: number;
}
