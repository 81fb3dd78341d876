import type { Viewer } from "@jieru/shared/domain/agent";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import type { LoggedEvent } from "../lane/events.ts";
import { isOfTheEnd, type Restricted } from "../policies/event.ts";

/** [AG7] [RT3] The conversations that a viewer has open, and which of them the viewer may read. */
export class WatchedConversations {
  /** Open, and readable now. */
  readonly readable = new Set<ConversationId>();
  readonly #open = new Set<ConversationId>();
  /** Open, and not readable according to the last event about them. */
  readonly #lost = new Set<ConversationId>();

  /** All open conversations. */
  get open(): ReadonlySet<ConversationId> {
    return this.#open;
  }

  /**
   * Adds a conversation. Call it before checking the right to read: events from now on are newer than the result of the check.
   * Returns false if the conversation is open already.
   */
  request(conversationId: ConversationId): boolean {
    const isNew = !this.#open.has(conversationId);
    this.#open.add(conversationId);
    this.#lost.delete(conversationId);
    return isNew;
  }

  /** Makes an open conversation readable. Call it once the check has allowed it. */
  allow(conversationId: ConversationId): void {
    this.#open.add(conversationId);
    if (!this.#lost.has(conversationId)) this.readable.add(conversationId);
  }

  close(conversationId: ConversationId): void {
    this.#open.delete(conversationId);
    this.#lost.delete(conversationId);
    this.readable.delete(conversationId);
  }

  /**
   * Applies an event to the right to read. An erased customer or a new owner can end it until a later event gives it back.
   * Returns the conversation if its readability changed.
   */
  apply(event: LoggedEvent, viewer: Viewer, restricted: Restricted): ConversationId | null {
    const { type, session, at } = event;
    if (!session || !this.#open.has(session.conversationId) || isOfTheEnd(event)) return null;
    const { conversationId } = session;
    const may =
      type !== "customer_erased" &&
      blockOf("read", session, viewer, at) === null &&
      restricted.get(conversationId) !== null;
    if (may) this.#lost.delete(conversationId);
    else this.#lost.add(conversationId);
    if (may === this.readable.has(conversationId)) return null;
    if (may) this.readable.add(conversationId);
    else this.readable.delete(conversationId);
    return conversationId;
  }
}
