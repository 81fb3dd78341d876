import { supervises } from "@jieru/shared/domain/agent";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { type Event, type Snapshot, viewerOf } from "@jieru/shared/domain/snapshot";
import type { Query, QueryClient } from "@tanstack/react-query";
import { keys } from "../keys.ts";
import { invalidate } from "../queries/invalidate.ts";
import { currentConnection } from "../store/connection.ts";
import { onFrame } from "../store/frame-effects.ts";
import { showAgain } from "./forget-conversation.ts";

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
 * [FD6] [RD24] Reloads conversations that the agent has gained: unless watched, the feed sent nothing of them before. A
 * lost connection ends all watches, so open conversations reload at once.
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
    // [RD24] A page watched before pick-up lacks the history and colleagues' notes.
    const isWhole = supervises(viewerOf(before)) || !pickedUp.has(id);
    for (const queryKey of [keys.messages(id), keys.conversation(id)])
      void invalidate(client, { queryKey, ...(isWhole && unwatched) });
  }
}

/** [AG7] Reloads queries that were refused before and are allowed now. */
function readReturned(
  client: QueryClient,
  before: Snapshot,
  after: Snapshot,
  events: readonly Event[],
): void {
  const sessions = events.flatMap(({ session }) => session ?? []);
  if (sessions.length === 0) return;
  const viewer = viewerOf(after);
  const mayRead = (s: Session) => s.state !== "ended" && blockOf("read", s, viewer, after.now) === null;
  const held = [...before.sessions, ...before.waiting.sessions];
  const wasReadable = (id: ConversationId) => held.some((s) => s.conversationId === id && mayRead(s));
  const readable = new Map<ConversationId, boolean>();
  const returned = new Set<unknown>();
  for (const session of sessions) {
    const { conversationId } = session;
    const may = mayRead(session);
    if (may && !(readable.get(conversationId) ?? wasReadable(conversationId)))
      showAgain(client, conversationId);
    if (may) returned.add(conversationId);
    readable.set(conversationId, may);
  }
  const isRefused = ({ queryKey: [, id], state }: Query) => state.status === "error" && returned.has(id);
  for (const queryKey of [keys.allMessages, keys.conversations])
    void client.resetQueries({ queryKey, predicate: isRefused });
}

onFrame(({ client, before, after, events }) => {
  readGained(client, before, events);
  readReturned(client, before, after, events);
});
