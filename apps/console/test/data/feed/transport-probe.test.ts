import type { AgentId } from "@jieru/shared/domain/ids";
import type { Event, Frame } from "@jieru/shared/domain/snapshot";
import type { Socket } from "socket.io-client";
import { expect, test, vi } from "vitest";
import { missedIn } from "../../../src/data/feed/missed.ts";
import { preferredTransport, setTransport } from "../../../src/data/feed/transport.ts";
import { createTransportProbe } from "../../../src/data/feed/transport-probe.ts";
import {
  type ConnectionSignal,
  connectionOf,
  firstFacts,
  nextFacts,
} from "../../../src/data/store/connection.ts";

const turn = () => new Promise<void>((resolve) => queueMicrotask(resolve));

test("[TR2] the transport counts as blocked when the server answers while connections fail", async () => {
  const reports: boolean[] = [];
  let there = true;
  const way = createTransportProbe(
    (blocked) => reports.push(blocked),
    () => Promise.resolve(there),
  );
  way.failed();
  way.failed();
  await turn();
  expect(reports).toEqual([]);
  way.failed();
  await turn();
  expect(reports).toEqual([true]);
  there = false;
  way.failed();
  await turn();
  expect(reports).toEqual([true, false]);
});

test("[TR2] two failures do not count as blocked", async () => {
  const reports: boolean[] = [];
  const way = createTransportProbe(
    (blocked) => reports.push(blocked),
    () => Promise.resolve(true),
  );
  const toldAfterOneMore = async () => {
    way.failed();
    for (let turns = 0; turns < 5; turns++) await turn();
    return reports.length;
  };
  expect([await toldAfterOneMore(), await toldAfterOneMore(), await toldAfterOneMore()]).toEqual([0, 0, 1]);
});

test("[TR2] [F20] a tab uses long polling for ten minutes, then WebSocket again", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const socket = { io: { opts: {} } } as Socket;
  setTransport(socket, "polling");
  const wayAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return preferredTransport();
  };
  expect([wayAfter(0), wayAfter(10 * 60_000 - 1), wayAfter(1)]).toEqual(["polling", "polling", "websocket"]);
  vi.useRealTimers();
  setTransport(socket, "websocket");
});

test("[TR2] failures before the server is known to answer do not count as blocked", async () => {
  const reports: boolean[] = [];
  let there = false;
  const way = createTransportProbe(
    (blocked) => reports.push(blocked),
    () => Promise.resolve(there),
  );
  const fail = async (times: number) => {
    for (let i = 0; i < times; i++) {
      way.failed();
      await turn();
    }
  };
  await fail(5);
  // The server starts between a failed connection and the probe.
  there = true;
  await fail(1);
  expect(reports).not.toContain(true);
  // An answer before the next outage proves nothing.
  there = false;
  await fail(1);
  there = true;
  await fail(1);
  expect(reports).not.toContain(true);
  await fail(1);
  expect(reports.at(-1)).toBe(true);
});

test("[TR2] a successful connection resets the count, and a late answer is ignored", async () => {
  const reports: boolean[] = [];
  const way = createTransportProbe(
    (blocked) => reports.push(blocked),
    () => Promise.resolve(true),
  );
  for (let i = 0; i < 3; i++) way.failed();
  way.opened();
  await turn();
  way.failed();
  way.failed();
  await turn();
  expect(reports).toEqual([]);
});

test("[TR2] the blocked state belongs to a lost connection and ends with it", () => {
  const after = (...signs: ConnectionSignal[]) => connectionOf(signs.reduce(nextFacts, firstFacts));
  const lost: ConnectionSignal = { sign: "lost", at: 5 };
  const blocked: ConnectionSignal = { sign: "blocked", blocked: true };
  expect(after(lost, blocked, lost)).toEqual({ state: "disconnected", since: 5, blocked: true });
  expect(after(lost, blocked, { sign: "blocked", blocked: false })).toMatchObject({ blocked: false });
  expect(after(lost, blocked, { sign: "connected" }, { sign: "subscribed" })).toEqual({ state: "live" });
  expect(after({ sign: "subscribed" }, blocked)).toEqual({ state: "live" });
});

test("[TR1] only messages of others count as missed, each once", () => {
  const me = "lin" as AgentId;
  const event = (seq: number, type: Event["type"], agentId: string | null = null, bare = false) =>
    ({ seq, type, at: 0, ...(!bare && { message: { agentId } }) }) as Event;
  const frame = {
    events: [
      event(3, "customer_message_received"),
      event(5, "customer_message_received"),
      event(6, "reply_queued", "xu"),
      event(7, "reply_queued", me),
      event(8, "delivery_changed", "xu"),
      event(9, "customer_message_received", null, true),
      event(10, "note_added", "xu"),
    ],
  } as Frame;
  expect(missedIn(frame, 3, me)).toBe(3);
});
