import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { LoggedEvent } from "../lane/events.ts";
import { isOnlyExpiry } from "./event.ts";

/** Returns whether the event concerns every viewer. */
const concernsAll = (e: LoggedEvent): boolean =>
  e.type === "session_picked_up" ||
  e.type === "customer_erased" ||
  e.type === "quick_replies_changed" ||
  e.type === "keyword_replies_changed" ||
  e.type === "conduct_rules_changed" ||
  e.agents !== undefined ||
  e.account !== undefined ||
  e.agentId !== undefined ||
  e.gap !== undefined ||
  isOnlyExpiry(e);

/** Sorts events by possible recipient, once for all consoles, without those that `eventFor` hides from everybody. */
class Addressed {
  readonly #events: readonly LoggedEvent[];
  readonly #all: LoggedEvent[] = [];
  readonly #ofAgent = new Map<string, LoggedEvent[]>();
  readonly #ofConversation = new Map<ConversationId, LoggedEvent[]>();

  constructor(events: readonly LoggedEvent[]) {
    this.#events = events;
    for (const event of events) this.#sort(event);
  }

  #sort(event: LoggedEvent): void {
    if (concernsAll(event)) {
      this.#all.push(event);
      return;
    }
    const owner = event.session?.ownerId ?? null;
    const about = event.session?.conversationId ?? event.message?.conversationId;
    if (owner !== null) put(this.#ofAgent, owner, event);
    if (event.previousOwnerId !== null && event.previousOwnerId !== owner)
      put(this.#ofAgent, event.previousOwnerId, event);
    if (about !== undefined) put(this.#ofConversation, about, event);
  }

  to(viewer: Viewer, watching: ReadonlySet<ConversationId>): readonly LoggedEvent[] {
    if (supervises(viewer)) return this.#events;
    let found = this.#ofAgent.get(viewer.id) ?? nothing;
    if (this.#all.length > 0) found = joined(found, this.#all);
    for (const id of watching) found = joined(found, this.#ofConversation.get(id) ?? nothing);
    return found;
  }
}

const nothing: readonly LoggedEvent[] = [];

function joined(some: readonly LoggedEvent[], more: readonly LoggedEvent[]): readonly LoggedEvent[] {
  if (more.length === 0) return some;
  if (some.length === 0) return more;
  return [...new Set([...some, ...more])].sort((a, b) => a.seq - b.seq);
}

function put<K>(map: Map<K, LoggedEvent[]>, key: K, event: LoggedEvent): void {
  const list = map.get(key);
  if (list) list.push(event);
  else map.set(key, [event]);
}

const sorted = new WeakMap<readonly LoggedEvent[], Addressed>();

/** Returns the events that may concern the viewer, by `seq`. */
export function addressedTo(
  viewer: Viewer,
  watching: ReadonlySet<ConversationId>,
  events: readonly LoggedEvent[],
): readonly LoggedEvent[] {
  let addressed = sorted.get(events);
  if (!addressed) {
    addressed = new Addressed(events);
    sorted.set(events, addressed);
  }
  return addressed.to(viewer, watching);
}
