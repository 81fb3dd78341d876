/**
 * Replies and notes this page has on their way to the server, and what is already known of them before the feed tells it.
 * `data/outbox/sending.ts` sends them.
 */
import type { ClientMessageId, ConversationId, MessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import { useMemo } from "react";
import { create } from "zustand";
import { hold } from "../../lib/browser/tab-lock.ts";
import type { Failure } from "../http/outcome.ts";
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

interface Replies {
  queue: Queue;
  /** Sessions of replies that enter the queue once their image is uploaded, one entry for each reply. */
  coming: readonly { id: SessionId }[];
  /** When a reply of this page was last given to a session, by the server's clock, until it was refused or the feed told of it. */
  answeredAt: ReadonlyMap<SessionId, number>;
  /** Replies that the server has accepted before the feed told of them. */
  accepted: ReadonlyMap<ClientMessageId, { sessionId: SessionId; seq: number }>;
  /** [OB16] How often held replies were released. */
  releases: number;
}

export const useReplies = create<Replies>()(() => ({
  queue: [],
  coming: [],
  answeredAt: new Map(),
  accepted: new Map(),
  releases: 0,
}));

export const currentQueue = (): Queue => useReplies.getState().queue;

/** Changes the queue, and stores it for after a reload. */
export function changeQueue(change: (queue: Queue) => Queue): void {
  const queue = currentQueue();
  const next = change(queue);
  if (next === queue) return;
  storePending(queue, next);
  useReplies.setState({ queue: next });
}

const without = <K, V>(map: ReadonlyMap<K, V>, ...keys: K[]): ReadonlyMap<K, V> => {
  const left = new Map(map);
  for (const key of keys) left.delete(key);
  return left;
};
const forgetAnswered = (...ids: SessionId[]): void =>
  useReplies.setState(({ answeredAt }) => ({ answeredAt: without(answeredAt, ...ids) }));

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
  useReplies.setState({ answeredAt: new Map(), accepted: new Map() });
  changeQueue(() => []);
}

export const noteAnswered = (id: SessionId, at: number): void =>
  useReplies.setState(({ answeredAt }) => ({ answeredAt: new Map(answeredAt).set(id, at) }));

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
  forgetAnswered(reply.sessionId);
  for (const heard of hearRefused) heard(reply);
}

/** [OB13] Our server failed over it: how long it rests until its next try; null if it is not tried any more. */
export function noteFault(reply: PendingReply, failure: Failure): number | null {
  const { clientMessageId } = reply;
  changeQueue((all) => faulted(all, clientMessageId, failure));
  const after = currentQueue().find((p) => p.clientMessageId === clientMessageId);
  if (after?.rests) return restMs(after.faults ?? 1);
  if (after) tellRefused(reply);
  return null;
}

/** [KB15] Whether the customer has been answered here since they wrote, though the session need not say so yet. */
export const isAnswered = ({ id, unansweredSince }: Session): boolean =>
  unansweredSince !== null &&
  (useReplies.getState().answeredAt.get(id) ?? Number.NEGATIVE_INFINITY) >= unansweredSince;

/** The server has accepted a reply. */
export const noteAccepted = (id: ClientMessageId, reply: { sessionId: SessionId; seq: number }): void =>
  useReplies.setState(({ accepted }) => ({ accepted: new Map(accepted).set(id, reply) }));

/** The feed has told of these replies: they are not pending any more. */
export function forgetTold(ids: readonly ClientMessageId[]): void {
  const told = new Set(ids);
  const { accepted, queue } = useReplies.getState();
  const sessions = [
    ...ids.flatMap((id) => accepted.get(id)?.sessionId ?? []),
    ...queue.flatMap((p) => (told.has(p.clientMessageId) ? [p.sessionId] : [])),
  ];
  useReplies.setState({ accepted: without(accepted, ...ids) });
  removeAll(ids);
  // [KB15] From here on the session itself says whether its customer waits, also again after a reply that failed (OB12).
  forgetAnswered(...sessions.filter((id) => !isUntold(id)));
}

const acceptedOf = (id: SessionId) =>
  [...useReplies.getState().accepted.values()].filter(({ sessionId }) => sessionId === id);

const isUntold = (id: SessionId): boolean => isLeaving(id) || acceptedOf(id).length > 0;

/** How many accepted replies this state of a session does not count yet. */
export const answeredBehind = ({ id, lastSeq }: Pick<Session, "id" | "lastSeq">): number =>
  acceptedOf(id).filter(({ seq }) => seq > lastSeq).length;

/** [KB9] A reply will enter the queue later; call what is returned once it has, or never will. */
export function expectReply(id: SessionId): () => void {
  const one = { id };
  useReplies.setState(({ coming }) => ({ coming: [...coming, one] }));
  const release = hold(comingName, "shared");
  return () => {
    useReplies.setState(({ coming }) => ({ coming: coming.filter((other) => other !== one) }));
    // Not before, since another tab may learn only later that it is in the queue.
    void repliesGone(id).then(release);
  };
}

function isLeaving(id: SessionId | undefined): boolean {
  const isOf = (sessionId: SessionId) => id === undefined || sessionId === id;
  const { queue, coming } = useReplies.getState();
  return queue.some((p) => isOf(p.sessionId) && p.state !== "refused") || coming.some((c) => isOf(c.id));
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
    const stopLooking = useReplies.subscribe(look);
  });
}

/** [OB16] Replies of a session, or of all of them, are held no longer: something follows that must not overtake them. */
export function releaseHeldReplies(id?: SessionId): void {
  changeQueue((all) => released(all, id));
  useReplies.setState(({ releases }) => ({ releases: releases + 1 }));
}

/** [OB16] Takes what was sent by one press out of the queue, if none of it has left; what it was, else an empty list. */
export function takeHeld(reply: PendingReply, now: number): readonly PendingReply[] {
  const all = currentQueue().filter((p) => isOfPress(p, reply));
  if (all.length === 0 || !all.every((p) => isHeld(p, now))) return [];
  removeAll(all.map((p) => p.clientMessageId));
  forgetAnswered(reply.sessionId);
  return all;
}

/** Replies of a conversation that the server has told nothing about yet, in the order they were written. */
export const pendingOf = (id: ConversationId): readonly PendingReply[] =>
  currentQueue().filter((p) => p.conversationId === id);

export type LeavingReply = PendingReply & { body: ReplyBody };

const isLeavingReply = (p: PendingReply): p is LeavingReply =>
  p.state !== "refused" && p.body.type !== "note";

/** The last reply of a conversation that the server has told nothing about yet and that goes to the customer. */
export const leavingOf = (id: ConversationId): LeavingReply | undefined =>
  pendingOf(id).filter(isLeavingReply).at(-1);

/** `pendingOf`, as it changes. */
export function usePendingReplies(id: ConversationId): readonly PendingReply[] {
  const all = useReplies(({ queue }) => queue);
  return useMemo(() => all.filter((p) => p.conversationId === id), [all, id]);
}

/** [OB3] Whether a reply that sends this message again is on its way. */
export const isSentAgain = (id: MessageId): boolean =>
  currentQueue().some((p) => p.state !== "refused" && p.body.type !== "note" && p.body.resendOf === id);

/** `isSentAgain`, as it changes. */
export const useSentAgain = (id: MessageId): boolean => useReplies(() => isSentAgain(id));

/** What the server has refused of a session, in the order it was written. */
export function useRefused(id: SessionId): readonly PendingReply[] {
  const all = useReplies(({ queue }) => queue);
  return useMemo(() => all.filter((p) => p.sessionId === id && p.state === "refused"), [all, id]);
}
