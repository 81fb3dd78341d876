/**
 * What a lane remembers of its account from one batch to the next, so that a busy conversation is not read again for every
 * message. It is exact, not a guess: only lanes write these rows, and every change changes the head's `seq` and `fence`. A batch that
 * finds other values there than it left forgets everything first: another server wrote, or the database is an older copy.
 */
import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Conversation, Desk, DeskAccount, DeskAgent, DeskSession } from "../desk/desk.ts";
import type { Head } from "./load.ts";

/** A conversation with its open session, or the certainty that none is open. */
export interface Thread {
  conversation: Conversation;
  open: DeskSession | null;
}

/** Enough for every conversation a hundred agents have in hand, with room for a rush. */
const maxThreads = 4_096;

export class Memory {
  readonly seq: number;
  readonly fence: string | null;
  readonly account: DeskAccount;
  readonly agents: ReadonlyMap<AgentId, DeskAgent>;
  readonly keywordReplies: Desk["keywordReplies"];
  readonly conductRules: Desk["conductRules"];
  readonly waitingCount: number;
  readonly #threads: Map<ConversationId, Thread>;
  readonly #byOpenid: Map<string, ConversationId>;
  readonly #byOpenSession: Map<SessionId, ConversationId>;

  private constructor(desk: Desk, fence: string | null, older: Memory | null) {
    this.seq = desk.seq;
    this.fence = fence;
    this.account = desk.account;
    this.agents = desk.agents;
    this.keywordReplies = desk.keywordReplies;
    this.conductRules = desk.conductRules;
    this.waitingCount = desk.waitingCount;
    this.#threads = older ? older.#threads : new Map();
    this.#byOpenid = older ? older.#byOpenid : new Map();
    this.#byOpenSession = older ? older.#byOpenSession : new Map();
  }

  /**
   * The desk after a batch, without the conversations it knew only in part. `older` is what was known before, if it was
   * still true; it must not be used again.
   */
  static after(
    desk: Desk,
    fence: string | null,
    partial: ReadonlySet<ConversationId>,
    older: Memory | null,
  ): Memory {
    const memory = new Memory(desk, fence, older);
    const open = new Map<ConversationId, DeskSession>();
    for (const s of desk.sessions.values()) if (s.state !== "ended") open.set(s.conversationId, s);
    for (const conversation of desk.conversations.values()) {
      if (partial.has(conversation.id) && !open.has(conversation.id)) {
        // The cached values may be from before a session was reopened.
        memory.#forget(conversation.id);
        continue;
      }
      memory.#keep({ conversation, open: open.get(conversation.id) ?? null });
    }
    memory.#forgetOldest();
    return memory;
  }

  /** After a failover that lost commits, another server may bring the log to the same `seq`, but not to the same token. */
  isValidAt(head: Pick<Head, "seq" | "fence">): boolean {
    return head.seq === this.seq && head.fence === this.fence;
  }

  find(id: ConversationId): Thread | undefined {
    return this.#threads.get(id);
  }

  findByOpenid(openid: string): Thread | undefined {
    const id = this.#byOpenid.get(openid);
    return id && this.#threads.get(id);
  }

  findByOpenSession(sessionId: SessionId): Thread | undefined {
    const id = this.#byOpenSession.get(sessionId);
    return id && this.#threads.get(id);
  }

  /** Newest last. */
  #keep(thread: Thread): void {
    const { id, openid } = thread.conversation;
    this.#forget(id);
    this.#threads.set(id, thread);
    this.#byOpenid.set(openid, id);
    if (thread.open) this.#byOpenSession.set(thread.open.id, id);
  }

  #forget(id: ConversationId): void {
    const thread = this.#threads.get(id);
    if (!thread) return;
    this.#threads.delete(id);
    this.#byOpenid.delete(thread.conversation.openid);
    if (thread.open) this.#byOpenSession.delete(thread.open.id);
  }

  #forgetOldest(): void {
    for (const id of this.#threads.keys()) {
      if (this.#threads.size <= maxThreads) return;
      this.#forget(id);
    }
  }
}
