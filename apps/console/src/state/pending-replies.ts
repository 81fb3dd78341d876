/**
 * Replies and notes this page has on their way to the server, and what is already known of them before the feed tells it.
 * `sync/sending.ts` sends them.
 */
import type { ClientMessageId, ConversationId, MessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import { useMemo, useSyncExternalStore } from "react";
import { hold } from "../ui/browser/tab-lock.ts";
import { createListeners } from "../ui/listeners.ts";
import type { Failure } from "./outcome.ts";
import { storePending } from "./pending-storage.ts";
import {
  faulted,
  isHeld,
  isOfPress,
  type PendingReply,
  type Queue,
  refused,
  released,
  remove,
  restMs,
} from "./send-queue.ts";

/** How long those wait who wait for replies to be gone. */
export const patienceMs = 10_000;
/** [SI7] Held by each tab whose replies enter the queue later. */
export const comingName = "jieru:coming";
const listeners = createListeners();
let queue: Queue = [];

export const currentQueue = (): Queue => queue;

/** Keeps it for after a reload, and tells who shows it. */
export function changeQueue(change: (queue: Queue) => Queue): void {
  const next = change(queue);
  if (next === queue) return;
  storePending(queue, next);
  queue = next;
  listeners.tell();
}

const removeAll = (ids: readonly ClientMessageId[]): void => changeQueue((all) => remove(all, new Set(ids)));

/** Takes a reply or note out of the queue: it was sent, or its words went back into the box, or nobody wants it. */
export const dismissReply = (id: ClientMessageId): void => removeAll([id]);

/** [RT3] The customer was erased: what was still to be sent to them is nobody's any more. */
export const forgetPendingOf = (id: ConversationId): void =>
  changeQueue((all) => all.filter((p) => p.conversationId !== id));

/** [RT3] The server knows no such session any more. */
export const forgetPendingIn = (id: SessionId): void =>
  changeQueue((all) => all.filter((p) => p.sessionId !== id));

/** On signing out nothing of the agent stays behind. */
export function forgetPending(): void {
  answeredAt.clear();
  ahead.clear();
  changeQueue(() => []);
}

/** When a reply of this page was last given to a session, by the server's clock, until it was refused or the feed told of it. */
const answeredAt = new Map<SessionId, number>();

export const noteAnswered = (id: SessionId, at: number): void => void answeredAt.set(id, at);

const hearRefused = new Set<(reply: PendingReply) => void>();

/** Calls the listener with every reply or note the server refuses, until the returned function is called. */
export function onRefused(listener: (reply: PendingReply) => void): () => void {
  hearRefused.add(listener);
  return () => void hearRefused.delete(listener);
}

/** The server has refused it: it stays in the queue, with the reason. */
export function noteRefused(reply: PendingReply, failure: Failure): void {
  changeQueue((all) => refused(all, reply.clientMessageId, failure));
  tellRefused(reply);
}

/** [CD10] The server has refused `reply`, and the texts of all of these go back into the box. */
export function noteReturned(replies: readonly PendingReply[], reply: PendingReply): void {
  removeAll(replies.map((p) => p.clientMessageId));
  tellRefused(reply);
}

function tellRefused(reply: PendingReply): void {
  answeredAt.delete(reply.sessionId);
  for (const heard of hearRefused) heard(reply);
}

/** [OB13] Our server failed over it: how long it rests until its next try; null if it is not tried any more. */
export function noteFault(reply: PendingReply, failure: Failure): number | null {
  const { clientMessageId } = reply;
  changeQueue((all) => faulted(all, clientMessageId, failure));
  const after = queue.find((p) => p.clientMessageId === clientMessageId);
  if (after?.rests) return restMs(after.faults ?? 1);
  if (after) tellRefused(reply);
  return null;
}

/** [KB15] Whether the customer has been answered here since they wrote, though the session need not say so yet. */
export const isAnswered = ({ id, unansweredSince }: Session): boolean =>
  unansweredSince !== null && (answeredAt.get(id) ?? Number.NEGATIVE_INFINITY) >= unansweredSince;

/** Replies the server has accepted before the feed told of them. */
const ahead = new Map<ClientMessageId, { sessionId: SessionId; seq: number }>();

export const noteAhead = (id: ClientMessageId, accepted: { sessionId: SessionId; seq: number }): void =>
  void ahead.set(id, accepted);

/** The feed has told of these replies: they are neither pending nor ahead of it any more. */
export function forgetTold(ids: readonly ClientMessageId[]): void {
  const told = new Set(ids);
  const sessions = [
    ...ids.flatMap((id) => ahead.get(id)?.sessionId ?? []),
    ...queue.flatMap((p) => (told.has(p.clientMessageId) ? [p.sessionId] : [])),
  ];
  for (const id of ids) ahead.delete(id);
  removeAll(ids);
  // [KB15] From here on the session itself says whether its customer waits, also again after a reply that failed (OB12).
  for (const id of sessions) if (!isUntold(id)) answeredAt.delete(id);
}

const isUntold = (id: SessionId): boolean =>
  isLeaving(id) || [...ahead.values()].some(({ sessionId }) => sessionId === id);

/** How many accepted replies this state of a session does not count yet. */
export const answeredBehind = ({ id, lastSeq }: Pick<Session, "id" | "lastSeq">): number =>
  [...ahead.values()].filter(({ sessionId, seq }) => sessionId === id && seq > lastSeq).length;

/** The sessions of replies that enter the queue once their image is uploaded. */
const coming = new Set<{ id: SessionId }>();

/** [KB9] A reply will enter the queue later; call what is returned once it has, or never will. */
export function expectReply(id: SessionId): () => void {
  const one = { id };
  coming.add(one);
  const release = hold(comingName, "shared");
  return () => {
    if (coming.delete(one)) listeners.tell();
    // Not before, since another tab may learn only later that it is in the queue.
    void repliesGone(id).then(release);
  };
}

function isLeaving(id: SessionId | undefined): boolean {
  const isOf = (sessionId: SessionId) => id === undefined || sessionId === id;
  return queue.some((p) => isOf(p.sessionId) && p.state !== "refused") || [...coming].some((c) => isOf(c.id));
}

/**
 * [KB10] What was written first must arrive first: waits up to ten seconds until the server has answered every reply of a
 * session, or of all sessions. False where some are still unanswered then.
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

const release = createListeners();

/** [OB16] Calls back when replies that were held may leave. */
export const onReleased = release.listen;

/** [OB16] Replies of a session, or of all of them, are held no longer: something follows that must not overtake them. */
export function releaseHeldReplies(id?: SessionId): void {
  changeQueue((all) => released(all, id));
  release.tell();
}

/** [OB16] Takes what was sent by one press out of the queue, if none of it has left; what it was, else an empty list. */
export function takeHeld(reply: PendingReply, now: number): readonly PendingReply[] {
  const all = queue.filter((p) => isOfPress(p, reply));
  if (all.length === 0 || !all.every((p) => isHeld(p, now))) return [];
  removeAll(all.map((p) => p.clientMessageId));
  answeredAt.delete(reply.sessionId);
  return all;
}

/** Calls back whenever the queue changes. */
export const followReplies = listeners.listen;

/** Replies of a conversation that the server has told nothing about yet, in the order they were written. */
export const pendingOf = (id: ConversationId): readonly PendingReply[] =>
  queue.filter((p) => p.conversationId === id);

export type LeavingReply = PendingReply & { body: ReplyBody };

const isLeavingReply = (p: PendingReply): p is LeavingReply =>
  p.state !== "refused" && p.body.type !== "note";

/** The last reply of a conversation that the server has told nothing about yet and that goes to the customer. */
export const leavingOf = (id: ConversationId): LeavingReply | undefined =>
  pendingOf(id).filter(isLeavingReply).at(-1);

/** `pendingOf`, as it changes. */
export function usePendingReplies(id: ConversationId): readonly PendingReply[] {
  const all = useSyncExternalStore(listeners.listen, currentQueue);
  return useMemo(() => all.filter((p) => p.conversationId === id), [all, id]);
}

/** [OB3] Whether a reply that sends this message again is on its way. */
export const isSentAgain = (id: MessageId): boolean =>
  queue.some((p) => p.state !== "refused" && p.body.type !== "note" && p.body.resendOf === id);

/** `isSentAgain`, as it changes. */
export const useSentAgain = (id: MessageId): boolean =>
  useSyncExternalStore(listeners.listen, () => isSentAgain(id));

/** What the server has refused of a session, in the order it was written. */
export function useRefused(id: SessionId): readonly PendingReply[] {
  const all = useSyncExternalStore(listeners.listen, currentQueue);
  return useMemo(() => all.filter((p) => p.sessionId === id && p.state === "refused"), [all, id]);
}
