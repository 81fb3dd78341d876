import { pingIntervalMs } from "@jieru/shared/protocol/ping";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchHeartbeat } from "../../../src/data/feed/heartbeat.ts";

const pingMs = pingIntervalMs;
const slackMs = 4_000;
type Told = (about?: unknown) => void;

function openLine() {
  let engineHears = new Map<string, Told>();
  const managerHears = new Map<string, Told>();
  const done: string[] = [];
  const engine = {
    on: (what: string, told: Told) => void engineHears.set(what, told),
    close: () => {
      done.push("cut");
      line.connected = false;
    },
  };
  const line = {
    connected: true,
    active: true,
    io: { engine, on: (what: string, told: Told) => void managerHears.set(what, told) },
    disconnect: () => line,
    connect: () => {
      done.push("connect");
      return line;
    },
  };
  const stop = watchHeartbeat(line as unknown as Socket);
  return {
    line,
    stop,
    done: () => done.splice(0),
    opens() {
      engineHears = new Map();
      line.connected = true;
      managerHears.get("open")?.();
    },
    pings: () => engineHears.get("packet")?.(),
  };
}
const wait = (ms: number) => vi.advanceTimersByTime(ms);
const isLookedAt = (visibility: DocumentVisibilityState) => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visibility);
  document.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("[FD4] [F17] the console closes a connection without traffic once, after the ping interval and slack", () => {
  const { opens, pings, done, stop } = openLine();
  opens();
  for (let i = 0; i < 5; i++) {
    wait(pingMs + slackMs);
    pings();
  }
  expect(done()).toEqual([]);
  wait(pingMs + slackMs);
  expect(done()).toEqual([]);
  wait(1_000);
  expect(done()).toEqual(["cut"]);
  wait(60_000);
  expect(done()).toEqual([]);
  stop();
});

test("[FD11] [P9] [F17] a silent connection is shown as live for 15 seconds at most", () => {
  const { opens, pings, done, stop } = openLine();
  opens();
  wait(pingMs);
  pings();
  wait(15_000);
  expect(done()).toEqual(["cut"]);
  stop();
});

test("[FD4] [FD11] a reopened connection is closed after the same silence", () => {
  const { opens, pings, done, stop } = openLine();
  opens();
  wait(pingMs + slackMs + 1_000);
  expect(done()).toEqual(["cut"]);
  opens();
  wait(pingMs);
  pings();
  wait(pingMs + slackMs);
  expect(done()).toEqual([]);
  wait(1_000);
  expect(done()).toEqual(["cut"]);
  stop();
});

test("[FD4] the console closes the connection on the browser's offline event, and reconnects on online", () => {
  const { line, opens, done, stop } = openLine();
  opens();
  window.dispatchEvent(new Event("online"));
  expect(done()).toEqual([]);
  window.dispatchEvent(new Event("offline"));
  window.dispatchEvent(new Event("offline"));
  expect(done()).toEqual(["cut"]);
  window.dispatchEvent(new Event("online"));
  expect(done()).toEqual(["connect"]);
  line.active = false; // signed out
  window.dispatchEvent(new Event("online"));
  expect(done()).toEqual([]);
  stop();
});

test("[FD4] a tab that becomes visible checks the connection at once; a hidden tab does not", () => {
  const { opens, done, stop } = openLine();
  opens();
  vi.setSystemTime(Date.now() + 3_600_000); // asleep: no timer ran
  isLookedAt("hidden");
  expect(done()).toEqual([]);
  isLookedAt("visible");
  expect(done()).toEqual(["cut", "connect"]);
  stop();
});

test("[FD4] the heartbeat stops with the connection", () => {
  const { opens, done, stop } = openLine();
  opens();
  stop();
  wait(60_000);
  for (const what of ["offline", "online"]) window.dispatchEvent(new Event(what));
  isLookedAt("visible");
  expect(done()).toEqual([]);
});
