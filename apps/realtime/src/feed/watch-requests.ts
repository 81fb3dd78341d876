import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, ConversationId, OpeningId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { findRulingSession, type SessionOfAccount } from "../lane/session-queries.ts";
import type { WatchedConversations } from "./watched-conversations.ts";

export interface Watcher {
  accountId: AccountId;
  subscription: { readonly viewer: Viewer; readonly watched: WatchedConversations };
}

/** [AG7] A console's requests to watch. A conversation may be closed during the check. */
export class WatchRequests {
  readonly #options: { pool: Pool; clock: Clock };
  readonly #openings = new Map<ConversationId, OpeningId>();
  readonly #pending = new Set<{ conversationId: ConversationId; isClosed: boolean }>();

  constructor(options: { pool: Pool; clock: Clock }) {
    this.#options = options;
  }

  openingOf(conversationId: ConversationId): OpeningId | undefined {
    return this.#openings.get(conversationId);
  }

  /** Returns the deciding session, a refusal, or null if closed meanwhile. */
  async request(
    watcher: Watcher,
    conversationId: ConversationId,
    opening?: OpeningId,
  ): Promise<SessionOfAccount | Refusal | null> {
    const { watched } = watcher.subscription;
    if (opening) this.#openings.set(conversationId, opening);
    const request = { conversationId, isClosed: false };
    this.#pending.add(request);
    const isNew = watched.request(conversationId);
    let found: SessionOfAccount | Refusal | undefined;
    try {
      found = await this.#findReadable(watcher, conversationId);
    } finally {
      const mayNot = found === undefined || "refusal" in found;
      this.#pending.delete(request);
      if (mayNot && isNew && !request.isClosed) this.close(conversationId, watched);
    }
    if ("refusal" in found) return found;
    if (request.isClosed) return null;
    watched.allow(conversationId);
    return found;
  }

  async #findReadable(
    { accountId, subscription }: Watcher,
    conversationId: ConversationId,
  ): Promise<SessionOfAccount | Refusal> {
    const session = await findRulingSession(this.#options.pool, conversationId);
    if (session?.accountId !== accountId) return { refusal: "session_not_found" };
    const block = blockOf("read", session, subscription.viewer, this.#options.clock.now());
    return block ? { refusal: "not_allowed" } : session;
  }

  close(conversationId: ConversationId, watched?: WatchedConversations): void {
    for (const request of this.#pending) request.isClosed ||= request.conversationId === conversationId;
    this.#openings.delete(conversationId);
    watched?.close(conversationId);
  }

  closeAll(): void {
    for (const request of this.#pending) request.isClosed = true;
    this.#openings.clear();
  }
}
