import { supervises } from "@jieru/shared/domain/agent";
import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { isListed } from "@jieru/shared/domain/session";
import { type Frame, type Snapshot, viewerOf } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import { pickedUpByOthers } from "../optimistic/just-picked-up.ts";
import { messagesQuery } from "../queries/messages.ts";
import { onFrame } from "../store/frame-effects.ts";
import { forgetConversation, forgetFound, forgetHistory } from "./forget-conversation.ts";

/** [AG7] Returns conversations that the viewer may no longer read. */
export function conversationsLost(before: Snapshot, frame: Frame): ConversationId[] {
  const viewer = viewerOf(before);
  if (supervises(viewer)) return [];
  const gone = frame.events.flatMap(({ session }) =>
    session && session.state !== "waiting" && !isListed(session, viewer) && session.ownerId !== viewer.id
      ? [session.conversationId]
      : [],
  );
  return [...gone, ...pickedUpByOthers(before, frame).map((t) => t.session.conversationId)];
}

function sessionsWaiting(before: Snapshot, frame: Frame): Map<ConversationId, SessionId> {
  const known = new Set(before.waiting.sessions.map(({ id }) => id));
  const arrived = frame.waiting?.sessions.filter(({ id }) => !known.has(id)) ?? [];
  const found = new Map(arrived.map(({ conversationId, id }) => [conversationId, id]));
  for (const { session, message } of frame.events) {
    if (session?.state === "waiting") found.set(session.conversationId, session.id);
    else if (!session && message?.sessionId) found.set(message.conversationId, message.sessionId);
  }
  return found;
}

/** [AG11] Returns conversations that start to wait with this frame. */
function conversationsComing(before: Snapshot, frame: Frame): ConversationId[] {
  if (supervises(viewerOf(before))) return [];
  const waiting = frame.events.flatMap(({ session }) => (session?.state === "waiting" ? session : []));
  const known = new Set(before.waiting.sessions.map(({ id }) => id));
  return [...waiting, ...(frame.waiting?.sessions ?? [])]
    .filter(({ id }) => !known.has(id))
    .map(({ conversationId }) => conversationId);
}

/** [AG11] Returns waiting conversations of which the cache holds more than the viewer may read. */
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

onFrame(({ client, before, frame }) => {
  for (const id of conversationsLost(before, frame)) forgetConversation(client, id);
  for (const id of conversationsClosed(client, before, frame)) forgetHistory(client, id);
  for (const id of conversationsComing(before, frame)) forgetFound(client, id);
});
