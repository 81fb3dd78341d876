/** The feed's door into the cache: a frame goes into the snapshot, its messages into the conversations that are loaded. */

import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { blockOf, isListed, type Session } from "@jieru/shared/domain/session";
import {
  applyFrame,
  type Event,
  type EventType,
  type Frame,
  type Snapshot,
  viewerOf,
} from "@jieru/shared/domain/snapshot";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { Query, QueryClient } from "@tanstack/react-query";
import { askAgain } from "../api/ask-again.ts";
import { keepNames } from "../api/former-agents.ts";
import { mentionsQuery, withMentions } from "../api/mentions.ts";
import { messagesQuery } from "../api/messages.ts";
import { aboutCustomer, putCustomer } from "../api/put-customer.ts";
import { sessionQuery } from "../api/session.ts";
import { settle } from "../state/actions.ts";
import { applyMessage } from "../state/apply-message.ts";
import { currentConnection } from "../state/connection.ts";
import { rememberMessageEvents } from "../state/recent-events.ts";
import { confirmedSnapshot, putSnapshot } from "../state/snapshots.ts";
import { noteServerTime } from "../ui/time/server-clock.ts";
import { noteBoardNews } from "./board-news.ts";
import { showFollowers } from "./followers.ts";
import {
  forgetConversation,
  forgetFound,
  forgetHistory,
  refreshConversations,
  showAgain,
} from "./forget-conversation.ts";
import { forgetErased } from "./forget-erased.ts";
import { showTaken, takenByOthers } from "./just-taken.ts";
import { refreshEnded } from "./refresh-ended.ts";
import { sharing } from "./sharing.ts";

export type Received = "applied" | "gap" | "no_snapshot";

/** [AG7] Conversations whose content this viewer may no longer hold, now that the frame is in. */
export function conversationsLost(before: Snapshot, frame: Frame): ConversationId[] {
  const viewer = viewerOf(before);
  if (supervises(viewer)) return [];
  const gone = frame.events.flatMap(({ session }) =>
    session && session.state !== "waiting" && !isListed(session, viewer) && session.ownerId !== viewer.id
      ? [session.conversationId]
      : [],
  );
  return [...gone, ...takenByOthers(before, frame).map((t) => t.session.conversationId)];
}

function applyToMessages(client: QueryClient, events: readonly Event[]): void {
  for (const event of events) {
    if (event.gap)
      client.setQueriesData<MessagesPage>(
        { queryKey: ["messages"] },
        (page) => page && applyMessage(page, event),
      );
    if (!event.message) continue;
    const { queryKey } = messagesQuery(event.message.conversationId);
    client.setQueryData(queryKey, (page) => page && applyMessage(page, event));
  }
}

/** Conversations that have become mine, or have become so again. */
function conversationsGained(before: Snapshot, events: readonly Event[]): ConversationId[] {
  const me = before.me.id;
  if (!events.some(({ session }) => session?.ownerId === me)) return [];
  const mine = new Set(before.sessions.filter((s) => s.ownerId === me).map((s) => s.id));
  const gained: ConversationId[] = [];
  for (const { session } of events) {
    if (!session) continue;
    if (session.ownerId !== me) mine.delete(session.id);
    else if (!mine.has(session.id)) {
      mine.add(session.id);
      gained.push(session.conversationId);
    }
  }
  return gained;
}

/**
 * [FD6] [RD24] What was said in them until then, and what came to be known of the customer, nobody told unless they were watched: it is
 * read anew, when somebody looks. After a break, which has ended the watching, that is now.
 */
function readGained(client: QueryClient, before: Snapshot, events: readonly Event[]): void {
  const unwatched =
    currentConnection().state === "live" && ({ type: "inactive", refetchType: "none" } as const);
  const pickedUp = new Set(
    events.flatMap(({ type, session }) =>
      type === "session_picked_up" && session ? session.conversationId : [],
    ),
  );
  for (const id of conversationsGained(before, events)) {
    // [RD24] A page that an agent watched before pick-up lacks the history and colleagues' notes.
    const isWhole = supervises(viewerOf(before)) || !pickedUp.has(id);
    for (const what of ["messages", "conversation"])
      void askAgain(client, { queryKey: [what, id], ...(isWhole && unwatched) });
  }
}

/** [AG11] Returns the sessions that this frame shows as waiting, by conversation. */
function sessionsWaiting(before: Snapshot, frame: Frame): Map<ConversationId, SessionId> {
  const known = new Set(before.waiting.sessions.map(({ id }) => id));
  const came = frame.waiting?.sessions.filter(({ id }) => !known.has(id)) ?? [];
  const found = new Map(came.map(({ conversationId, id }) => [conversationId, id]));
  for (const { session, message } of frame.events) {
    if (session?.state === "waiting") found.set(session.conversationId, session.id);
    // The server sends a waiting session's messages without the session.
    else if (!session && message?.sessionId) found.set(message.conversationId, message.sessionId);
  }
  return found;
}

/** [AG11] Returns the conversations that begin to wait with this frame, for an agent who may read no more than their open session. */
function conversationsComing(before: Snapshot, frame: Frame): ConversationId[] {
  if (supervises(viewerOf(before))) return [];
  const told = frame.events.flatMap(({ session }) => (session?.state === "waiting" ? session : []));
  const known = new Set(before.waiting.sessions.map(({ id }) => id));
  return [...told, ...(frame.waiting?.sessions ?? [])]
    .filter(({ id }) => !known.has(id))
    .map(({ conversationId }) => conversationId);
}

/** [AG11] Returns the waiting conversations of which this console holds more than the viewer may read. */
export function conversationsClosed(client: QueryClient, before: Snapshot, frame: Frame): ConversationId[] {
  const viewer = viewerOf(before);
  if (supervises(viewer)) return [];
  const isForColleagues = (m: Message) =>
    (m.type === "note" && m.agentId !== viewer.id) ||
    (m.type === "notice" && "note" in m.notice && m.notice.note !== null);
  const isMore = (open: SessionId) => (m: Message) => m.sessionId !== open || isForColleagues(m);
  return [...sessionsWaiting(before, frame)].flatMap(([id, open]) => {
    const page = client.getQueryData(messagesQuery(id).queryKey);
    return page?.messages.some(isMore(open)) ? [id] : [];
  });
}

/** [AG7] What was refused as somebody else's, and may be read by now, is asked for where somebody looks. */
function readReturned(
  client: QueryClient,
  before: Snapshot,
  after: Snapshot,
  events: readonly Event[],
): void {
  const told = events.flatMap(({ session }) => session ?? []);
  if (told.length === 0) return;
  const viewer = viewerOf(after);
  const mayRead = (s: Session) => s.state !== "ended" && blockOf("read", s, viewer, after.now) === null;
  const held = [...before.sessions, ...before.waiting.sessions];
  const wasReadable = (id: ConversationId) => held.some((s) => s.conversationId === id && mayRead(s));
  const readable = new Map<ConversationId, boolean>();
  const returned = new Set<unknown>();
  for (const session of told) {
    const { conversationId } = session;
    const may = mayRead(session);
    if (may && !(readable.get(conversationId) ?? wasReadable(conversationId)))
      showAgain(client, conversationId);
    if (may) returned.add(conversationId);
    readable.set(conversationId, may);
  }
  const isRefused = ({ queryKey: [what, id], state }: Query) =>
    state.status === "error" && (what === "messages" || what === "conversation") && returned.has(id);
  if (client.getQueryCache().getAll().some(isRefused)) void client.resetQueries({ predicate: isRefused });
}

/** An agent looking at a session that leaves their lists still learns its state: ended, or whose it is now. */
function applyToLeft(client: QueryClient, before: Snapshot, frame: Frame): void {
  const put = (session: Session) => client.setQueryData(sessionQuery(session.id).queryKey, session);
  for (const { type, session } of frame.events)
    if (
      session &&
      type !== "customer_erased" &&
      session.state !== "waiting" &&
      !isListed(session, viewerOf(before))
    )
      put(session);
  for (const { session, agentId } of takenByOthers(before, frame))
    put({ ...session, state: "active", ownerId: agentId, lastMessage: null });
}

function applyToCustomers(client: QueryClient, events: readonly Event[]): void {
  for (const { type, session } of events)
    if (session && aboutCustomer.has(type)) putCustomer(client, session.customer);
}

/** [MN7] Also sessions that stand in none of my lists. */
function applyToMentions(
  client: QueryClient,
  accountId: AccountId,
  after: Snapshot,
  events: readonly Event[],
): void {
  const { queryKey } = mentionsQuery(accountId);
  const held = client.getQueryData(queryKey);
  const told = held && withMentions(held, events, viewerOf(after));
  if (told !== held) client.setQueryData(queryKey, told);
  const isMoved = events.some(({ type }) => type === "note_added" || type === "mention_seen");
  if (isMoved && client.isFetching({ queryKey }) > 0) void askAgain(client, { queryKey });
}

/** [FD2] One frame into the cache. `gap`: frames between are missing, and nothing was changed. */
export function receiveFrame(client: QueryClient, accountId: AccountId, received: Frame): Received {
  noteServerTime(received.now);
  const before = confirmedSnapshot(accountId);
  if (!before) return "no_snapshot";
  const frame = sharing(before, received);
  const after = applyFrame(before, frame);
  if (after === "gap") return "gap";
  if (after === before) return "applied";
  const fresh = frame.events.filter((e) => e.seq > before.seq);
  putSnapshot(accountId, after);
  applyToMentions(client, accountId, after, fresh);
  showFollowers(before, after, fresh);
  settle(accountId, after);
  rememberMessageEvents(fresh);
  applyToMessages(client, fresh);
  readGained(client, before, fresh);
  readReturned(client, before, after, fresh);
  applyToLeft(client, before, frame);
  applyToCustomers(client, fresh);
  refreshConversations(client, fresh);
  showTaken(takenByOthers(before, frame));
  for (const id of conversationsLost(before, frame)) forgetConversation(client, id);
  for (const id of conversationsClosed(client, before, frame)) forgetHistory(client, id);
  for (const id of conversationsComing(before, frame)) forgetFound(client, id);
  forgetErased(client, accountId, fresh);
  noteBoardNews(client, accountId, { events: fresh, waiting: frame.waiting });
  for (const list of changedLists(fresh)) void askAgain(client, { queryKey: [list, accountId] });
  if (fresh.some((e) => e.type === "agent_unbound")) keepNames(client, accountId, before, after);
  refreshEnded(client, accountId, after.me.id, fresh);
  return "applied";
}

/** What the events only say has changed. */
const listsBy: { readonly [Type in EventType]?: string } = {
  quick_replies_changed: "quick-replies",
  keyword_replies_changed: "keyword-replies",
  conduct_rules_changed: "conduct-rules",
  tags_changed: "tags",
};
const changedLists = (fresh: readonly Event[]): Set<string> =>
  new Set(fresh.flatMap((e) => listsBy[e.type] ?? []));
