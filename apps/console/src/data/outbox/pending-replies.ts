/** Replies and notes of this page that the feed has not confirmed. `data/outbox/sending.ts` sends them. */
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

export const patienceMs = 10_000;
/** [SI7] Lock of each tab whose replies enter the queue later. */
export const incomingLockName = "jieru:coming";

interface Replies {
  queue: Queue;
  /** Sessions of replies whose image is being uploaded, one entry per reply. */
  coming: readonly { id: SessionId }[];
  /** When this page last replied to a session, by the server's clock; removed on refusal or confirmation. */
  answeredAt: ReadonlyMap<SessionId, number>;
  accepted: ReadonlyMap<ClientMessageId, { sessionId: SessionId; seq: number }>;
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

export const dismissReply = (id: ClientMessageId): void => removeAll([id]);

export const forgetPendingOf = (id: ConversationId): void =>
  changeQueue((all) => all.filter((p) => p.conversationId !== id));

export const forgetPendingIn = (id: SessionId): void =>
  changeQueue((all) => all.filter((p) => p.sessionId !== id));

export function forgetPending(): void {
  useReplies.setState({ answeredAt: new Map(), accepted: new Map() });
  changeQueue(() => []);
}

export const noteAnswered = (id: SessionId, at: number): void =>
  useReplies.setState(({ answeredAt }) => ({ answeredAt: new Map(answeredAt).set(id, at) }));

const refusedListeners = new Set<(reply: PendingReply) => void>();

export function onRefused(listener: (reply: PendingReply) => void): () => void {
  refusedListeners.add(listener);
  return () => void refusedListeners.delete(listener);
}

/** Marks a reply as refused; it stays in the queue with the reason. */
export function noteRefused(reply: PendingReply, failure: Failure): void {
  changeQueue((all) => refused(all, reply.clientMessageId, failure));
  notifyRefused(reply);
}

/** [CD10] Removes refused texts that return to the composer. */
export function noteReturned(replies: readonly PendingReply[], reply: PendingReply): void {
  removeAll(replies.map((p) => p.clientMessageId));
  notifyRefused(reply);
}

function notifyRefused(reply: PendingReply): void {
  forgetAnswered(reply.sessionId);
  for (const notify of refusedListeners) notify(reply);
}

/** [OB13] Records a server fault. Returns the pause before the next attempt, or null after the last. */
export function noteFault(reply: PendingReply, failure: Failure): number | null {
  const { clientMessageId } = reply;
  changeQueue((all) => faulted(all, clientMessageId, failure));
  const after = currentQueue().find((p) => p.clientMessageId === clientMessageId);
  if (after?.rests) return restMs(after.faults ?? 1);
  if (after) notifyRefused(reply);
  return null;
}

/** [KB15] Returns whether this page has answered the customer, which the session may not show yet. */
export const isAnswered = ({ id, unansweredSince }: Session): boolean =>
  unansweredSince !== null &&
  (useReplies.getState().answeredAt.get(id) ?? Number.NEGATIVE_INFINITY) >= unansweredSince;

export const noteAccepted = (id: ClientMessageId, reply: { sessionId: SessionId; seq: number }): void =>
  useReplies.setState(({ accepted }) => ({ accepted: new Map(accepted).set(id, reply) }));

export function forgetConfirmed(ids: readonly ClientMessageId[]): void {
  const confirmed = new Set(ids);
  const { accepted, queue } = useReplies.getState();
  const sessions = [
    ...ids.flatMap((id) => accepted.get(id)?.sessionId ?? []),
    ...queue.flatMap((p) => (confirmed.has(p.clientMessageId) ? [p.sessionId] : [])),
  ];
  useReplies.setState({ accepted: without(accepted, ...ids) });
  removeAll(ids);
  // [KB15] From here on the session itself shows whether its customer waits (OB12).
  forgetAnswered(...sessions.filter((id) => !isUnconfirmed(id)));
}

const acceptedOf = (id: SessionId) =>
  [...useReplies.getState().accepted.values()].filter(({ sessionId }) => sessionId === id);

const isUnconfirmed = (id: SessionId): boolean => isLeaving(id) || acceptedOf(id).length > 0;

/** Returns how many accepted replies this session state does not count yet. */
export const uncountedReplies = ({ id, lastSeq }: Pick<Session, "id" | "lastSeq">): number =>
  acceptedOf(id).filter(({ seq }) => seq > lastSeq).length;

/** [KB9] Announces a reply that enters the queue later. Call the returned function when it has, or never will. */
export function expectReply(id: SessionId): () => void {
  const one = { id };
  useReplies.setState(({ coming }) => ({ coming: [...coming, one] }));
  const release = hold(incomingLockName, "shared");
  return () => {
    useReplies.setState(({ coming }) => ({ coming: coming.filter((other) => other !== one) }));
    // Another tab may see the queue only later.
    void repliesAnswered(id).then(release);
  };
}

function isLeaving(id: SessionId | undefined): boolean {
  const isOf = (sessionId: SessionId) => id === undefined || sessionId === id;
  const { queue, coming } = useReplies.getState();
  return queue.some((p) => isOf(p.sessionId) && p.state !== "refused") || coming.some((c) => isOf(c.id));
}

/** [KB10] Waits up to ten seconds until every reply of a session, or of all, is answered. False if some are not. */
export function repliesAnswered(id?: SessionId): Promise<boolean> {
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

/** [OB16] Releases held replies, as a later request must not overtake them. */
export function releaseHeldReplies(id?: SessionId): void {
  changeQueue((all) => released(all, id));
  useReplies.setState(({ releases }) => ({ releases: releases + 1 }));
}

/** [OB16] Removes unsent replies of one press from the queue and returns them; none if one has left. */
export function takeHeld(reply: PendingReply, now: number): readonly PendingReply[] {
  const all = currentQueue().filter((p) => isOfPress(p, reply));
  if (all.length === 0 || !all.every((p) => isHeld(p, now))) return [];
  removeAll(all.map((p) => p.clientMessageId));
  forgetAnswered(reply.sessionId);
  return all;
}

export const pendingOf = (id: ConversationId): readonly PendingReply[] =>
  currentQueue().filter((p) => p.conversationId === id);

export type LeavingReply = PendingReply & { body: ReplyBody };

const isLeavingReply = (p: PendingReply): p is LeavingReply =>
  p.state !== "refused" && p.body.type !== "note";

export const leavingOf = (id: ConversationId): LeavingReply | undefined =>
  pendingOf(id).filter(isLeavingReply).at(-1);

export function usePendingReplies(id: ConversationId): readonly PendingReply[] {
  const all = useReplies(({ queue }) => queue);
  return useMemo(() => all.filter((p) => p.conversationId === id), [all, id]);
}

/** [OB3] Returns whether a reply that resends this message is pending. */
export const isSentAgain = (id: MessageId): boolean =>
  currentQueue().some((p) => p.state !== "refused" && p.body.type !== "note" && p.body.resendOf === id);

export const useSentAgain = (id: MessageId): boolean => useReplies(() => isSentAgain(id));

export function useRefused(id: SessionId): readonly PendingReply[] {
  const all = useReplies(({ queue }) => queue);
  return useMemo(() => all.filter((p) => p.sessionId === id && p.state === "refused"), [all, id]);
}
