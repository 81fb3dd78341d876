import type { ConversationId } from "@jieru/shared/domain/ids";
import { watchBody } from "@jieru/shared/protocol/socket";
import { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { afterEach, expect, test, vi } from "vitest";
import { createWatchSubscription } from "../../../src/data/feed/watch-subscription.ts";
import { paths } from "../../../src/data/http/paths.ts";

afterEach(() => vi.useRealTimers());

const id = "watched" as ConversationId;
const openingInAddress = () => new URL(paths.attributes(id), "http://shop").searchParams.get("opening");

/** A connection to a server that accepts bodies of this shape. */
function lineTo(shape: { safeParse: (body: unknown) => { success: boolean } }) {
  const [taken, refused]: unknown[][] = [[], []];
  const emitWithAck = async (_event: string, body: object) => {
    const ok = shape.safeParse(body).success;
    (ok ? taken : refused)?.push(body);
    return ok ? { ok } : { ok, refusal: { refusal: "not_allowed" } };
  };
  const line = { connected: true, timeout: () => ({ emitWithAck }), emit: () => undefined };
  const wire = createWatchSubscription(line as unknown as Socket, new QueryClient(), () => undefined);
  return { wire, taken, refused };
}

test("[AG7] a watch names the opening of the conversation, and a new one after it was left", async () => {
  const { wire, taken, refused } = lineTo(watchBody);
  const leave = wire.add(id);
  const opening = openingInAddress();
  leave();
  wire.add(id)();
  expect(taken).toEqual([
    { conversationId: id, opening },
    { conversationId: id, opening: expect.not.stringMatching(`${opening}`) },
  ]);
  expect(refused).toEqual([]);
});

test("[AG7] a watch is sent without opening to a server of the previous release", async () => {
  const { wire, taken, refused } = lineTo(watchBody.omit({ opening: true }));
  const leave = wire.add(id);
  await expect.poll(() => taken).toEqual([{ conversationId: id }]);
  expect(refused).toEqual([{ conversationId: id, opening: openingInAddress() }]);
  leave();
});

const unavailable = { ok: false, refusal: { refusal: "database_unavailable" } };
const refused = { ok: false, refusal: { refusal: "not_allowed" } };

/** A connection with these answers; the last repeats, null is a timeout. */
function lineThatSays(...answers: (object | null)[]) {
  let requestCount = 0;
  const emitWithAck = async () => {
    const answer = answers[Math.min(requestCount++, answers.length - 1)];
    if (!answer) throw new Error("operation has timed out");
    return answer;
  };
  const line = { connected: true, timeout: () => ({ emitWithAck }), emit: () => undefined };
  const wire = createWatchSubscription(line as unknown as Socket, new QueryClient(), () => undefined);
  return { wire, requestCount: () => requestCount };
}
const aMinute = () => vi.advanceTimersByTimeAsync(60_000);

test.each([
  ["that was not answered", null],
  ["that the server could not judge", unavailable],
])("[FD6] a watch %s is repeated until it succeeds", async (_, first) => {
  vi.useFakeTimers();
  const { wire, requestCount } = lineThatSays(first, first, { ok: true });
  wire.add(id);
  await aMinute();
  expect(requestCount()).toBe(3);
});

test("[FD6] a refused watch is not repeated, nor one whose conversation was left", async () => {
  vi.useFakeTimers();
  const no = lineThatSays(refused);
  no.wire.add(id);
  await aMinute();
  expect(no.requestCount()).toBe(2);
  const left = lineThatSays(unavailable);
  const leave = left.wire.add(id);
  await vi.advanceTimersByTimeAsync(0);
  leave();
  await aMinute();
  expect(left.requestCount()).toBe(1);
});

test("[FD6] a new subscription watches each conversation once", async () => {
  vi.useFakeTimers();
  const { wire, requestCount } = lineThatSays(null, { ok: true });
  wire.add(id);
  await vi.advanceTimersByTimeAsync(0);
  wire.again();
  await aMinute();
  expect(requestCount()).toBe(2);
});
