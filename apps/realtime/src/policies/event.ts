import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import { noAllowance } from "@jieru/shared/domain/allowance";
import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { blockOf, isListed, mentionOf, type Session } from "@jieru/shared/domain/session";
import type { Event, EventOf } from "@jieru/shared/domain/snapshot";
import type { Pool } from "pg";
import type { Logged, LoggedEvent } from "../lane/events.ts";
import { presentAccount, withoutContent, withoutNotes } from "../presenters/present.ts";
import { rulingSession } from "./conversation.ts";

const leavesLists: ReadonlySet<Event["type"]> = new Set([
  "session_waits_again",
  "session_ended",
  "mention_seen",
]);

/** [AG7] [FD6] Removes the messages of a session that leaves the viewer's lists. */
function withoutMessages(s: Session): Session {
  const { mentions: _, ...customer } = s.customer;
  return { ...s, customer, lastMessage: null };
}

/** Events for agents with the conversation open, also outside the lists (TG2, RT1). */
const seenWhileOpen: ReadonlySet<Event["type"]> = new Set([
  "remark_changed",
  "tags_changed",
  "attributes_changed",
  "session_wrapped_up",
  "session_rated",
  "urgent_changed",
  "customer_blocked",
  "customer_unblocked",
  "words_expired",
]);

const mayRead = (viewer: Viewer, session: Session, { ruling, at }: LoggedEvent): boolean =>
  blockOf("read", { ...session, ...ruling }, viewer, at) === null;

/** [AG11] Excludes agents while the session waits. */
const mayReadHistory = (viewer: Viewer, session: Session, { ruling, at }: LoggedEvent): boolean =>
  blockOf("readHistory", { ...session, ...ruling }, viewer, at) === null;

/** [AG11] Returns the message as before pick-up; null for a colleague's note. */
export const beforePickUp = (viewer: Viewer, message: Message): Message | null =>
  message.type === "note" && message.agentId !== viewer.id ? null : withoutNotes(message);

function sessionFor(viewer: Viewer, e: LoggedEvent, watches: boolean): Session | undefined {
  if (!e.session) return undefined;
  if (isListed(e.session, viewer)) return e.session;
  if (e.ruling && !mayReadHistory(viewer, e.session, e)) return undefined;
  if (watches && seenWhileOpen.has(e.type) && blockOf("read", e.session, viewer, e.at) === null)
    return withoutMessages(e.session);
  // [MN4] Until the note is seen, also while the session waits or has ended.
  if (mentionOf({ ...e.session, ...e.ruling }, viewer)) return e.session;
  const wasTheirs = e.previousOwnerId === viewer.id || e.session.ownerId === viewer.id;
  const leaves = wasTheirs || (supervises(viewer) && leavesLists.has(e.type));
  return leaves ? withoutMessages(e.session) : undefined;
}

/** [WU5] [CR5] Returns whether the event is about an end notice. It changes no access to the conversation. */
export const isOfTheEnd = ({ type, session }: LoggedEvent): boolean =>
  (type === "session_wrapped_up" || type === "session_rated") && session?.state === "ended";

/** Returns content for the owner and for watchers with access. Sessionless messages follow the last session (BL3). */
function messageFor(viewer: Viewer, e: LoggedEvent, watches: boolean): Message | undefined {
  const { session, message } = e;
  if (!message || !session) return watches ? message : undefined;
  if (isOfTheEnd(e) && watches)
    return e.ruling?.state !== "waiting" || supervises(viewer) ? message : undefined;
  const isMeant = e.type === "note_added" && mentionOf(session, viewer) !== undefined;
  if (session.ownerId !== viewer.id && !watches && !isMeant) return undefined;
  if (!mayRead(viewer, session, e)) return undefined;
  if (mayReadHistory(viewer, session, e)) return message;
  const isOfOpenSession = e.ruling === undefined && message.sessionId === session.id;
  return (isOfOpenSession && beforePickUp(viewer, message)) || undefined;
}

/** [QR2] The team's concern everybody, an agent's own only that agent. */
function quickRepliesFor(
  viewer: Viewer,
  { seq, type, at, agentId: whose }: EventOf<"quick_replies_changed">,
): Event | null {
  return whose && whose !== viewer.id ? null : { seq, type, at, agentId: whose };
}

/** [RT3] Everybody learns which conversation to delete, and nothing else. */
const erasureOf = ({ seq, type, at, session, agents }: EventOf<"customer_erased">): Event => ({
  seq,
  type,
  at,
  session: session && withoutCustomer(session),
  agents,
});
const withoutCustomer = (s: Session): Session => ({
  ...withoutMessages(s),
  customer: { ...s.customer, openid: "", remark: null, tags: [] },
});

/** [RT1] Returns whether the event only says that some messages are gone. */
export const isOnlyExpiry = ({ type, session }: LoggedEvent): boolean => type === "words_expired" && !session;

/** [AG7] [FD6] Returns what the viewer may see. */
function sessionEventFor(
  viewer: Viewer,
  watching: ReadonlySet<ConversationId>,
  e: Logged<EventOf<"session_opened">>,
): Event | null {
  const about = e.session?.conversationId ?? e.message?.conversationId;
  const watches = about !== undefined && watching.has(about);
  const session = sessionFor(viewer, e, watches);
  const message = messageFor(viewer, e, watches);
  if (!session && !message && !e.agents && !isOnlyExpiry(e)) return null;
  return { seq: e.seq, type: e.type, at: e.at, session, message, agents: e.agents };
}

export function eventFor(
  viewer: Viewer,
  watching: ReadonlySet<ConversationId>,
  e: LoggedEvent,
): Event | null {
  const { seq, at } = e;
  switch (e.type) {
    case "quick_replies_changed":
      return quickRepliesFor(viewer, e);
    case "keyword_replies_changed":
    case "conduct_rules_changed":
      return { seq, type: e.type, at };
    case "customer_erased":
      return erasureOf(e);
    case "agent_status_changed":
    case "agent_pickup_changed":
    case "agent_bound":
    case "agent_role_changed":
    case "agent_renamed":
      return { seq, type: e.type, at, agents: e.agents };
  }
  // Decides by content, so that types of a newer server are sent as well (FD13).
  if (e.account) return { seq, type: e.type, at, account: presentAccount(e.account, viewer) };
  if (e.agentId !== undefined) return { seq, type: e.type, at, agentId: e.agentId };
  if (e.gap) return { seq, type: e.type, at, gap: e.gap };
  return sessionEventFor(viewer, watching, e);
}

/** [WH2] Returns what a supervisor with every conversation open may see. Only for events about a session or customer. */
export function eventOutside(e: Logged<EventOf<"session_opened" | "customer_erased">>): Event {
  if (e.type === "customer_erased") return erasureOf(e);
  const { seq, type, at, session, message, agents } = e;
  return { seq, type, at, session, message, agents };
}

/** Returns whether the event may change the waiting queue. */
export const affectsQueue = (e: LoggedEvent): boolean =>
  e.session !== undefined &&
  (e.session.state === "waiting" ||
    e.type === "session_picked_up" ||
    e.type === "session_taken_over" ||
    e.type === "session_ended" ||
    e.type === "customer_erased");

/** Conversations the agent may not read whole, with the waiting session whose messages they may read, or null. */
export type Restricted = ReadonlyMap<ConversationId, SessionId | null>;

/** [AG7] Returns the restricted conversations of an agent. A conversation without a session is closed. */
export async function listRestricted(
  pool: Pool,
  agentId: AgentId,
  ids: readonly ConversationId[],
): Promise<Restricted> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: ConversationId; waiting: SessionId | null; isTheirs: boolean }>(
    `select c.id, s.owner_id is not distinct from $2 as "isTheirs", case when s.state = 'waiting' then s.id end as waiting
       from conversations c ${rulingSession} where c.id = any($1)`,
    [ids, agentId],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const restricted = ids.filter((id) => !found.get(id)?.isTheirs);
  return new Map(restricted.map((id) => [id, found.get(id)?.waiting ?? null]));
}

/** [AG7] [FD6] Applies today's rights to `seen`, the result of `eventFor` by earlier rights. */
export function missedEventFor(viewer: Viewer, seen: Event, restricted: Restricted): Event | null {
  const id = seen.session?.conversationId ?? seen.message?.conversationId;
  if (id === undefined || seen.type === "customer_erased") return seen;
  const waiting = restricted.get(id);
  if (waiting === undefined) return seen;
  const { session: shown, message: content, ...rest } = seen;
  // Sends only the event that removed a session from the viewer's lists.
  const session = shown && !isListed(shown, viewer) ? withoutAccess(shown, waiting !== null) : undefined;
  const message = content && content.sessionId === waiting && beforePickUp(viewer, content);
  if (!session && !message && !rest.agents) return null;
  return { ...rest, ...(session && { session }), ...(message && { message }) } as Event;
}

/** Returns the session without content, and unless it waits, without records about the customer. */
function withoutAccess(session: Session, waits: boolean): Session {
  const { mentions: _, ...customer } = session.customer;
  const bare = { ...withoutContent(session), customer };
  if (waits) return bare;
  return {
    ...bare,
    customer: { ...customer, remark: null, tags: [], blocked: false },
    allowance: noAllowance,
    reminder: null,
  };
}
