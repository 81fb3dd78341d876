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
   * Call it before checking whether the viewer may read: events from now on are newer than the result of the check. False if the
   * conversation is open already.
   */
  request(conversationId: ConversationId): boolean {
    const isNew = !this.#open.has(conversationId);
    this.#open.add(conversationId);
    this.#lost.delete(conversationId);
    return isNew;
  }

  /** Call it once the check has allowed it. */
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
   * A conversation that went to somebody else, or whose customer was erased, is not readable until it may be read again. Returns the
   * conversation if that changed.
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
