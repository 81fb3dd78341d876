import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { newClock } from "../lane/account.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const megabyte = 1_048_576;
const ignore = () => undefined;

async function follow() {
  const console = { unsent: 0, cuts: 0, frames: 0, hasRead: ignore as () => void };
  const socket = {
    conn: {
      on(event: string, listener: () => void) {
        if (event === "drain") console.hasRead = listener;
      },
      get writeBuffer() {
        return [{ data: { length: console.unsent } }];
      },
      transport: {},
    },
    emit: (event: string) => {
      if (event === "events") console.frames++;
    },
    disconnect: () => console.cuts++,
  };
  const follower = { seq: 0, since: async () => ({ events: [] }) };
  const options = {
    clock: newClock(),
    findViewer: async () => ({ viewer: { id: "ann", role: "agent" }, seq: 0 }),
    followers: { listen: async () => ({ follower, stop: ignore }), since: follower.since },
    metrics: {
      subscriptions: { inc: ignore },
      resyncEvents: { observe: ignore },
      cutSockets: { inc: ignore },
    },
    onArrived: ignore,
    onLeft: ignore,
  };
  const caller = { agentId: "ann" as AgentId, webSessionId: "one", address: undefined };
  const subject = new ConsoleSocket(socket as never, caller as never, options as never);
  await subject.subscribe("shop" as AccountId, 0);
  /** Returns whether the console is still sent events after `ms` with this many bytes unsent. */
  const isSentAfter = (ms: number, unsent: number) => {
    vi.advanceTimersByTime(ms);
    console.unsent = unsent;
    const before = console.frames;
    subject.beat();
    return console.frames > before;
  };
  return { console, isSentAfter };
}

it("[FD5] [F21] disconnects a console with more than a megabyte unsent for over two seconds", async () => {
  const { console, isSentAfter } = await follow();
  expect([isSentAfter(0, megabyte), isSentAfter(60_000, megabyte)]).toEqual([true, true]);
  expect([isSentAfter(0, megabyte + 1), isSentAfter(2_000, megabyte + 1)]).toEqual([true, true]);
  expect([isSentAfter(0, megabyte), isSentAfter(0, megabyte + 1)]).toEqual([true, true]);
  expect([isSentAfter(2_000, megabyte + 1), console.cuts]).toEqual([true, 0]);
  expect([isSentAfter(1, megabyte + 1), console.cuts]).toEqual([false, 1]);
});

it("[FD5] [F21] gives a console that has read everything two seconds again", async () => {
  const { console, isSentAfter } = await follow();
  expect(isSentAfter(0, megabyte + 1)).toBe(true);
  console.hasRead();
  expect([isSentAfter(60_000, megabyte + 1), isSentAfter(2_000, megabyte + 1)]).toEqual([true, true]);
  expect([isSentAfter(1, megabyte + 1), console.cuts]).toEqual([false, 1]);
});

it("[FD5] [F21] disconnects a console with more than eight megabytes unsent at once", async () => {
  const { console, isSentAfter } = await follow();
  expect([isSentAfter(0, 8 * megabyte), console.cuts]).toEqual([true, 0]);
  expect([isSentAfter(0, 8 * megabyte + 1), console.cuts]).toEqual([false, 1]);
});
