import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { newClock } from "../lane/account.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const megabyte = 1_048_576;
const ignore = () => undefined;

/** A console that follows, and what is unsent of what it was told; it is told the time. */
async function follow() {
  const console = { unsent: 0, cuts: 0, told: 0, hasRead: ignore as () => void };
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
      if (event === "events") console.told++;
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
  /** Whether it is still told after `ms`, with so much unsent. */
  const isToldAfter = (ms: number, unsent: number) => {
    vi.advanceTimersByTime(ms);
    console.unsent = unsent;
    const before = console.told;
    subject.beat();
    return console.told > before;
  };
  return { console, isToldAfter };
}

it("[FD5] [F21] a console that leaves more than a megabyte unsent for longer than two seconds is cut", async () => {
  const { console, isToldAfter } = await follow();
  expect([isToldAfter(0, megabyte), isToldAfter(60_000, megabyte)]).toEqual([true, true]);
  expect([isToldAfter(0, megabyte + 1), isToldAfter(2_000, megabyte + 1)]).toEqual([true, true]);
  expect([isToldAfter(0, megabyte), isToldAfter(0, megabyte + 1)]).toEqual([true, true]);
  expect([isToldAfter(2_000, megabyte + 1), console.cuts]).toEqual([true, 0]);
  expect([isToldAfter(1, megabyte + 1), console.cuts]).toEqual([false, 1]);
});

it("[FD5] [F21] one that has read all in between is given two seconds again", async () => {
  const { console, isToldAfter } = await follow();
  expect(isToldAfter(0, megabyte + 1)).toBe(true);
  console.hasRead();
  expect([isToldAfter(60_000, megabyte + 1), isToldAfter(2_000, megabyte + 1)]).toEqual([true, true]);
  expect([isToldAfter(1, megabyte + 1), console.cuts]).toEqual([false, 1]);
});

it("[FD5] [F21] one that leaves more than eight megabytes unsent is cut at once", async () => {
  const { console, isToldAfter } = await follow();
  expect([isToldAfter(0, 8 * megabyte), console.cuts]).toEqual([true, 0]);
  expect([isToldAfter(0, 8 * megabyte + 1), console.cuts]).toEqual([false, 1]);
});
