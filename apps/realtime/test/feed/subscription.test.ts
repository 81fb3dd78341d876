import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Frame } from "@jieru/shared/domain/snapshot";
import { expect, it } from "vitest";
import { Subscription } from "../../src/feed/subscription.ts";
import type { LoggedEvent } from "../../src/policies/event.ts";

const event = (seq: number): LoggedEvent => ({
  seq,
  type: "quick_replies_changed",
  at: 0,
  previousOwnerId: null,
});
const events = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => event(from + i + 1));

it("[FD2] [P2] what was told while the log was read comes once, whether the log had it already, in part or not at all", async () => {
  const frames: Frame[] = [];
  const { promise: read, resolve } = Promise.withResolvers<{ events: LoggedEvent[] }>();
  const subscription = new Subscription({
    accountId: "account" as AccountId,
    viewer: { id: "ann" as AgentId, role: "agent" },
    afterSeq: 2,
    now: () => 0,
    send: (frame) => frames.push(frame) > 0,
    readMoment: () => read,
    onRights: () => undefined,
  });
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
