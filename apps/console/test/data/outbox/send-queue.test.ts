import type { ClientMessageId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import {
  enqueue,
  nextToSend,
  type PendingReply,
  type Queue,
  refused,
  remove,
  requeue,
  restored,
  sending,
} from "../../../src/data/outbox/send-queue.ts";
import { accountId, meId, otherId, session, startedAt } from "../../fixtures.ts";

const pending = (id: string, of = "s1"): PendingReply => {
  const { id: sessionId, conversationId } = session(of);
  const clientMessageId = id as ClientMessageId;
  return {
    clientMessageId,
    accountId,
    sessionId,
    conversationId,
    agentId: meId,
    body: { clientMessageId, type: "text", text: id },
    at: startedAt,
    state: "queued",
    failure: null,
  };
};
const queue = (...replies: PendingReply[]): Queue => replies.reduce<Queue>(enqueue, []);
const ids = (q: readonly PendingReply[]) => q.map((p) => p.clientMessageId);
const a = "a" as ClientMessageId;

test("[OB4] one reply of a conversation is sent at a time, in order", () => {
  const q = queue(pending("a"), pending("b"), pending("x", "s2"));
  expect(ids(nextToSend(q, 0))).toEqual(["a", "x"]);
  expect(ids(nextToSend(sending(q, a), 0))).toEqual(["x"]);
});

test("[OB1] an unanswered reply is sent again under its id, before later replies", () => {
  const q = requeue(sending(queue(pending("a"), pending("b")), a), a);
  expect(ids(nextToSend(q, 0))).toEqual(["a"]);
});

test("[RA3] a refused reply stays with its reason and does not hold up the next", () => {
  const q = refused(queue(pending("a"), pending("b")), a, {
    kind: "refusal",
    refusal: { refusal: "session_inactive" },
  });
  expect(ids(nextToSend(q, 0))).toEqual(["b"]);
  expect(q[0]?.failure?.kind).toBe("refusal");
});

test("removing unknown ids returns the same queue", () => {
  const q = queue(pending("a"));
  expect(remove(q, new Set(["b" as ClientMessageId]))).toBe(q);
  expect(remove(q, new Set([a]))).toEqual([]);
});

test("[OB7] queued replies of a conversation get increasing times in the order of writing", () => {
  const at = (q: Queue) => q.map((p) => p.at - startedAt);
  const parts = queue(pending("a"), pending("b"), pending("x", "s2"), pending("c"));
  expect(at(parts)).toEqual([0, 1, 0, 2]);
  expect(at(enqueue(parts, { ...pending("d"), at: startedAt - 60_000 }))).toEqual([0, 1, 0, 2, 3]);
  expect(at(enqueue(parts, { ...pending("e"), at: startedAt + 9 }))).toEqual([0, 1, 0, 2, 9]);
  const failure = { kind: "refusal", refusal: { refusal: "session_inactive" } } as const;
  const refusedQueue = refused([{ ...pending("a"), at: startedAt + 5 }], a, failure);
  expect(at(enqueue(refusedQueue, pending("b")))).toEqual([5, 0]);
});

test("[OB1] a reload requeues replies of this agent that were being sent", () => {
  const stored = [{ ...pending("a"), state: "sending" } as const, { ...pending("b"), agentId: otherId }];
  const q = restored(stored, meId);
  expect(q).toEqual([pending("a")]);
});
