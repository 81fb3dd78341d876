/** Sends the queue: by HTTP, in order within a conversation, again when nobody answered. */
import type {
  AccountId,
  AgentId,
  ClientMessageId,
  ConversationId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import { useMemo, useSyncExternalStore } from "react";
import { becomingMine } from "../api/actions.ts";
import { request } from "../api/http.ts";
import { messagesQuery } from "../api/messages.ts";
import { isPassing, type Outcome } from "../api/outcome.ts";
import { paths } from "../api/paths.ts";
import { queryClient } from "../api/query-client.ts";
import { createListeners } from "../ui/listeners.ts";
import { serverNow } from "../ui/server-clock.ts";
import { placeMessage } from "./apply-message.ts";
import { newClientMessageId } from "./client-message-id.ts";
import { loadPending, onPendingRemoved, storePending } from "./pending-storage.ts";
import {
  enqueue,
  nextToSend,
  type PendingNoteBody,
  type PendingReply,
  putBack,
  type Queue,
  refused,
  remove,
  restored,
  sending,
} from "./send-queue.ts";

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** What a reply says; its id is made here. */
export type ReplyContent = Without<ReplyBody, "clientMessageId">;

const firstPauseMs = 500;
const longestPauseMs = 8000;
const patienceMs = 10_000;
const listeners = createListeners();
let queue: Queue = [];
let pauseMs = firstPauseMs;
let timer: ReturnType<typeof setTimeout> | undefined;

function change(next: Queue): void {
  if (next === queue) return;
  storePending(queue, next);
  queue = next;
  listeners.tell();
}

function retryLater(): void {
  clearTimeout(timer);
  timer = setTimeout(pump, pauseMs);
  pauseMs = Math.min(pauseMs * 2, longestPauseMs);
}

/** The answer tells the message before the feed does; whichever comes first, it is one tile. */
function show(message: Message): void {
  queryClient.setQueryData(messagesQuery(message.conversationId).queryKey, (page) =>
    page && !page.messages.some((m) => m.id === message.id) ? placeMessage(page, message) : page,
  );
}

const isNote = (reply: PendingReply): reply is PendingReply & { body: PendingNoteBody } =>
  reply.body.type === "note";

/** [NO4] [NO8] A note has its own address; the one of replies would not take it. */
function post(reply: PendingReply): Promise<Outcome<{ message: Message }>> {
  if (!isNote(reply)) return request("POST", paths.replies(reply.sessionId), { body: reply.body });
  const { clientMessageId, note } = reply.body;
  return request("POST", paths.notes(reply.sessionId), { body: { clientMessageId, note } });
}

async function send(reply: PendingReply): Promise<void> {
  const id = reply.clientMessageId;
  change(sending(queue, id));
  const before = becomingMine(reply.sessionId);
  if (before) await before;
  const outcome = await post(reply);
  if (outcome.ok) {
    pauseMs = firstPauseMs;
    const { message } = outcome.value;
    show(message);
    if (!isNote(reply) && queue.some((p) => p.clientMessageId === id))
      ahead.set(id, { sessionId: reply.sessionId, seq: message.seq });
    change(remove(queue, new Set([id])));
  } else if (isPassing(outcome)) {
    change(putBack(queue, id));
    return retryLater();
  } else {
    answeredAt.delete(reply.sessionId);
    change(refused(queue, id, outcome));
    for (const heard of hearRefused) heard(reply);
  }
  pump();
}

function pump(): void {
  for (const reply of nextToSend(queue)) void send(reply);
}

const hearRefused = new Set<(reply: PendingReply) => void>();

/** Calls the listener with each reply or note as the server refuses it; the answer ends it. */
export function onRefused(listener: (reply: PendingReply) => void): () => void {
  hearRefused.add(listener);
  return () => void hearRefused.delete(listener);
}

/** When a reply of this page was last given to a session, by the server's clock, until it was refused. */
const answeredAt = new Map<SessionId, number>();

/** [KB15] Whether the customer has been answered here since they wrote, though the session need not say so yet. */
export const isAnswered = ({ id, unansweredSince }: Session): boolean =>
  unansweredSince !== null && (answeredAt.get(id) ?? Number.NEGATIVE_INFINITY) >= unansweredSince;

/** Tries again at once: the network is back. */
export function kickSending(): void {
  pauseMs = firstPauseMs;
  clearTimeout(timer);
  pump();
}

/** The feed told of replies of ours: they need no tile of their own any more. */
export function confirmSent(events: readonly Event[]): void {
  const told = events.flatMap((e) => (e.message?.clientMessageId ? [e.message.clientMessageId] : []));
  if (told.length === 0) return;
  for (const id of told) ahead.delete(id);
  change(remove(queue, new Set(told)));
  pump();
}

/** Takes up what an earlier page of the same agent left unsent, behind what this page has on its way in another account. */
export function startSending(agentId: AgentId): () => void {
  const here = new Set(queue.map((p) => p.clientMessageId));
  const left = loadPending().filter((p) => !here.has(p.clientMessageId));
  change([...queue.filter((p) => p.agentId === agentId), ...restored(left, agentId)]);
  kickSending();
  const stop = onPendingRemoved((id) => change(remove(queue, new Set([id]))));
  window.addEventListener("online", kickSending);
  return () => {
    stop();
    window.removeEventListener("online", kickSending);
  };
}

/**
 * Puts a reply in the queue. Returns at once; the tile that stands for it is in `usePendingReplies`. [TR11] It may leave much
 * later: `session` is as it stood before the eyes of who wrote it.
 */
export function sendReply(
  accountId: AccountId,
  session: Pick<Session, "id" | "conversationId"> & Partial<Pick<Session, "lastMessage">>,
  agentId: AgentId,
  content: ReplyContent,
): ClientMessageId {
  const clientMessageId = newClientMessageId();
  const seen = session.lastMessage?.id;
  const body = { ...content, clientMessageId, ...(seen && { seen }) } as ReplyBody;
  answeredAt.set(session.id, serverNow());
  return enter({ accountId, session, agentId, body });
}

/** Leaves a note for colleagues; it waits its turn like a reply, and stands in the timeline at once. */
export function sendNote(
  accountId: AccountId,
  session: Pick<Session, "id" | "conversationId">,
  agentId: AgentId,
  note: string,
): ClientMessageId {
  const clientMessageId = newClientMessageId();
  return enter({ accountId, session, agentId, body: { type: "note", clientMessageId, note } });
}

interface Entering extends Pick<PendingReply, "accountId" | "agentId" | "body"> {
  session: Pick<Session, "id" | "conversationId">;
}

function enter({ session, ...said }: Entering): ClientMessageId {
  const { clientMessageId } = said.body;
  const place = { sessionId: session.id, conversationId: session.conversationId };
  const entry = { clientMessageId, ...said, ...place, at: serverNow(), failure: null };
  change(enqueue(queue, { ...entry, state: "queued" }));
  pump();
  return clientMessageId;
}

/** Sent, and in the queue only once its image is up: of which sessions. */
const coming = new Set<{ id: SessionId }>();

/** [KB9] A reply will enter the queue later; call what is returned once it has, or never will. */
export function expectReply(id: SessionId): () => void {
  const one = { id };
  coming.add(one);
  return () => {
    if (coming.delete(one)) listeners.tell();
  };
}

function isLeaving(id: SessionId | undefined): boolean {
  const isOf = (sessionId: SessionId) => id === undefined || sessionId === id;
  return queue.some((p) => isOf(p.sessionId) && p.state !== "refused") || [...coming].some((c) => isOf(c.id));
}

/**
 * [KB10] What was written first arrives first: waits for what is on its way of a session, or of all, for a while. False: some of
 * it still is.
 */
export function repliesGone(id?: SessionId): Promise<boolean> {
  if (!isLeaving(id)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(patience);
      stopLooking();
      resolve(!isLeaving(id));
    };
    const look = () => !isLeaving(id) && done();
    const patience = setTimeout(done, patienceMs);
    const stopLooking = listeners.listen(look);
  });
}

/** Takes a refused (or still queued) reply away: its words went back into the box, or nobody wants them. */
export const dismissReply = (id: ClientMessageId): void => change(remove(queue, new Set([id])));

/** On signing out nothing of the agent stays behind. */
export function forgetPending(): void {
  answeredAt.clear();
  ahead.clear();
  change([]);
}

/** [RT3] The customer was erased: what was still to be sent to them is nobody's any more. */
export const forgetPendingOf = (id: ConversationId): void =>
  change(queue.filter((p) => p.conversationId !== id));

/** Replies whose answer came before the feed's news of them. */
const ahead = new Map<ClientMessageId, { sessionId: SessionId; seq: number }>();

/** How many replies have been answered that this state of a session does not know of yet. */
export const answeredBehind = ({ id, lastSeq }: Pick<Session, "id" | "lastSeq">): number =>
  [...ahead.values()].filter(({ sessionId, seq }) => sessionId === id && seq > lastSeq).length;

/** Calls back when what is in the queue is another. */
export const followReplies = listeners.listen;

/** Replies of a conversation that the server has told nothing about yet, in the order they were written. */
export const pendingOf = (id: ConversationId): readonly PendingReply[] =>
  queue.filter((p) => p.conversationId === id);

/** `pendingOf`, as it changes. */
export function usePendingReplies(id: ConversationId): readonly PendingReply[] {
  const all = useSyncExternalStore(listeners.listen, () => queue);
  return useMemo(() => all.filter((p) => p.conversationId === id), [all, id]);
}

/** What the server has refused of a session, in the order it was written. */
export function useRefused(id: SessionId): readonly PendingReply[] {
  const all = useSyncExternalStore(listeners.listen, () => queue);
  return useMemo(() => all.filter((p) => p.sessionId === id && p.state === "refused"), [all, id]);
}
