import type { Viewer } from "@jieru/shared/domain/agent";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import type { LoggedEvent } from "../lane/events.ts";
import { isOfTheEnd, type Restricted } from "../policies/event.ts";

/** [AG7] [RT3] The viewer's open conversations and their readability. */
export class WatchedConversations {
  readonly readable = new Set<ConversationId>();
  readonly #open = new Set<ConversationId>();
  readonly #lost = new Set<ConversationId>();

  get open(): ReadonlySet<ConversationId> {
    return this.#open;
  }

  /** Call it before the check, so that events from now on are newer. Returns false if already open. */
  request(conversationId: ConversationId): boolean {
    const isNew = !this.#open.has(conversationId);
    this.#open.add(conversationId);
    this.#lost.delete(conversationId);
    return isNew;
  }

  allow(conversationId: ConversationId): void {
    this.#open.add(conversationId);
    if (!this.#lost.has(conversationId)) this.readable.add(conversationId);
  }

  close(conversationId: ConversationId): void {
    this.#open.delete(conversationId);
    this.#lost.delete(conversationId);
    this.readable.delete(conversationId);
  }

  /** Applies an event. Returns the conversation if its readability changed. */
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
