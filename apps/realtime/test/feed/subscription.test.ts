import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Frame, WaitingLine } from "@jieru/shared/domain/snapshot";
import { afterEach, expect, it, vi } from "vitest";
import type { Missed } from "../../src/feed/event-buffer.ts";
import { Subscription } from "../../src/feed/subscription.ts";
import type { LoggedEvent } from "../../src/lane/events.ts";
import type { Restricted } from "../../src/policies/event.ts";

const event = (seq: number): LoggedEvent => ({
  seq,
  type: "quick_replies_changed",
  at: 0,
  previousOwnerId: null,
});
const events = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => event(from + i + 1));
const line = (count: number): WaitingLine => ({ count, sessions: [] });

function follow(
  readCatchUpPage: (after: number) => Promise<Missed | null>,
  afterSeq: number,
  listRestricted = async (): Promise<Restricted> => new Map(),
) {
  const frames: Frame[] = [];
  const subscription = new Subscription({
    accountId: "account" as AccountId,
    viewer: { id: "ann" as AgentId, role: "agent" },
    afterSeq,
    now: () => 0,
    send: (frame) => frames.push(frame) > 0,
    readCatchUpPage,
    listRestricted,
    onRights: () => undefined,
  });
  return { frames, subscription };
}

afterEach(() => void vi.useRealTimers());

it("[FD2] [P2] events sent during the read of the log arrive once", async () => {
  const { promise: read, resolve } = Promise.withResolvers<{ events: LoggedEvent[] }>();
  const { frames, subscription } = follow(() => read, 2);
  const caughtUp = subscription.catchUp(4);
  for (const [from, to] of [
    [3, 5],
    [5, 8],
    [8, 9],
  ] as const)
    subscription.offer({ from, to, events: events(from, to) });
  resolve({ events: events(2, 7) });
  await caughtUp;
  subscription.offer({ from: 9, to: 10, events: events(9, 10) });
  subscription.flush();
  subscription.close();
  expect(frames.flatMap((f) => f.events.map(({ seq }) => seq))).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  expect([frames[0]?.from, frames.at(-1)?.to]).toEqual([2, 10]);
});

it("[FD2] events too many to hold during the read of the log are read from it", async () => {
  const { promise: read, resolve } = Promise.withResolvers<void>();
  let head = 4;
  const { frames, subscription } = follow(async (after) => {
    const found = events(after, head);
    await read;
    return { events: found };
  }, 0);
  const caughtUp = subscription.catchUp(head);
  for (; head < 254; head++) subscription.offer({ from: head, to: head + 1, events: [event(head + 1)] });
  resolve();
  await caughtUp;
  subscription.close();
  expect(frames.flatMap((f) => f.events.map(({ seq }) => seq))).toEqual(events(0, 254).map(({ seq }) => seq));
});

it("[FD2] events too many to hold while rights are read are read from the log", async () => {
  const { promise: judged, resolve } = Promise.withResolvers<void>();
  const session = { state: "active", ownerId: "ann", conversationId: "li" } as Session;
  const log = events(0, 254).map(
    (e): LoggedEvent => ({ ...e, type: "messages_read", session }) as LoggedEvent,
  );
  const { promise: requested, resolve: ask } = Promise.withResolvers<void>();
  let head = 3;
  const { frames, subscription } = follow(
    async (after) => ({ events: log.slice(after, head) }),
    0,
    async () => {
      if (frames.length > 0) ask();
      if (frames.length > 0) await judged;
      return new Map();
    },
  );
  const offerNext = () => subscription.offer({ from: head, to: head + 1, events: log.slice(head, ++head) });
  const caughtUp = subscription.catchUp(head);
  offerNext();
  await requested;
  while (head < 254) offerNext();
  resolve();
  await caughtUp;
  subscription.close();
  expect(frames.flatMap((f) => f.events.map(({ seq }) => seq))).toEqual(log.map(({ seq }) => seq));
});

it("[RT5] catching up fails if the missed events are deleted from the log", async () => {
  const { frames, subscription } = follow(async () => null, 2);
  expect(await subscription.catchUp(7)).toBe(false);
  subscription.offer({ from: 7, to: 8, events: events(7, 8) });
  subscription.flush();
  expect(frames).toEqual([]);
});

it("[FD4] the newer of the waiting queues, read or notified, wins", async () => {
  for (const [to, count] of [
    [6, 7],
    [8, 1],
  ] as const) {
    const { promise: read, resolve } = Promise.withResolvers<Missed>();
    const { frames, subscription } = follow(() => read, 2);
    const caughtUp = subscription.catchUp(7);
    subscription.offer({ from: to - 1, to, events: events(to - 1, to), waiting: line(1) });
    resolve({ events: events(2, 7), waiting: line(7) });
    await caughtUp;
    subscription.close();
    expect(frames.flatMap((f) => f.waiting?.count ?? []).at(-1)).toBe(count);
  }
});

it("[FD5] after a pause three frames follow at once and then one every 30 ms", async () => {
  vi.useFakeTimers();
  const { frames, subscription } = follow(async () => ({ events: [] }), 0);
  await subscription.catchUp(0);
  let seq = 0;
  const tell = (): void => subscription.offer({ from: seq, to: ++seq, events: [event(seq)] });
  /** Returns the number of events per frame when an event happens each millisecond. */
  const sentIn = (ms: number): number[] => {
    frames.length = 0;
    for (let i = 0; i < ms; i++) {
      tell();
      vi.advanceTimersByTime(1);
    }
    return frames.map((f) => f.events.length);
  };
  vi.advanceTimersByTime(90);
  expect(sentIn(100)).toEqual([1, 1, 1, 27, 30, 30]);
  vi.advanceTimersByTime(1_000); // a longer pause allows no more frames
  expect(sentIn(50)).toEqual([1, 1, 1, 27]);
  vi.advanceTimersByTime(1_000);
  subscription.offer({ from: seq, to: seq, events: [], waiting: line(1) });
  expect(frames.at(-1)?.waiting?.count).toBe(1);
  expect(sentIn(50), "behind a waiting line").toEqual([1, 1, 1, 27]);
  subscription.close();
});
