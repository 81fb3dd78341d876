import { wellHealth } from "@jieru/shared/domain/health";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type Connection,
  type ConnectionSignal,
  connectionOf,
  firstFacts,
  nextFacts,
} from "../../../src/data/store/connection.ts";

const after = (...signs: ConnectionSignal[]): Connection => connectionOf(signs.reduce(nextFacts, firstFacts));
const connected: ConnectionSignal = { sign: "connected" };
const subscribed: ConnectionSignal = { sign: "subscribed" };
const database = (state: "ok" | "slow" | "away" | "full"): ConnectionSignal => ({
  sign: "health",
  health: { ...wellHealth, database: state },
});

test("[FD4] the connection is live only after the feed has caught up", () => {
  expect(after(connected).state).toBe("connecting");
  expect(after(connected, subscribed).state).toBe("live");
  expect(after(connected, subscribed, { sign: "lost", at: 5 }, connected).state).toBe("catching_up");
});

test("[TR8] the number of missing events is shown only while catching up", () => {
  const behind = (missing: number): ConnectionSignal => ({ sign: "behind", missing });
  const back: ConnectionSignal[] = [subscribed, { sign: "lost", at: 5 }, connected];
  expect(after(...back)).toEqual({ state: "catching_up", missing: null });
  expect(after(...back, behind(12), behind(7))).toEqual({ state: "catching_up", missing: 7 });
  expect(after(...back, behind(12), behind(0))).toEqual({ state: "catching_up", missing: null });
  expect(after(...back, behind(12), subscribed).state).toBe("live");
  expect(after(connected, behind(12)).state).toBe("connecting");
});

test("the time of loss is that of the first signal", () => {
  expect(after(subscribed, { sign: "lost", at: 5 }, { sign: "lost", at: 9 })).toEqual({
    state: "disconnected",
    since: 5,
  });
});

test("[DE9] read-only follows the server's health, also while catching up", () => {
  expect(after(subscribed, database("away"))).toEqual({ state: "read_only", database: "away" });
  expect(after(subscribed, database("full"), connected, subscribed).state).toBe("read_only");
  expect(after(subscribed, database("away"), database("ok")).state).toBe("live");
  expect(after(subscribed, database("slow")).state).toBe("live");
});

test("[DE9] a lost connection takes precedence and clears the server's health", () => {
  const lost: ConnectionSignal = { sign: "lost", at: 5 };
  expect(after(subscribed, database("away"), lost).state).toBe("disconnected");
  expect(after(subscribed, database("away"), lost, connected).state).toBe("catching_up");
});

test("[DE9] a server without database is shown as read-only, not as disconnected", () => {
  expect(after(subscribed, { sign: "lost", at: 5 }, { sign: "no_database" }).state).toBe("read_only");
  expect(after({ sign: "no_database" }).state).toBe("read_only");
});

test("[DE9] a failed write makes the console read-only until a write succeeds or the health changes", () => {
  const not: ConnectionSignal = { sign: "kept", kept: false };
  expect(after(subscribed, not).state).toBe("read_only");
  expect(after(subscribed, not, { sign: "kept", kept: true }).state).toBe("live");
  expect(after(subscribed, not, database("ok")).state).toBe("live");
});

test("[AG6] signed out is final", () => {
  expect(after(subscribed, { sign: "signed_out", why: "unbound" }, connected, subscribed)).toEqual({
    state: "signed_out",
    why: "unbound",
  });
});

test("[AG6] [MA5] signed out stays after leaving the account", () => {
  const out: ConnectionSignal = { sign: "signed_out", why: "expired" };
  expect(after(subscribed, out, { sign: "left" })).toEqual({ state: "signed_out", why: "expired" });
});

test("[MA5] leaving an account resets the connection but keeps health and loss", () => {
  const left: ConnectionSignal = { sign: "left" };
  expect(after(subscribed, left).state).toBe("connecting");
  expect(after(subscribed, { sign: "lost", at: 5 }, left)).toEqual({ state: "disconnected", since: 5 });
  expect(after(subscribed, database("away"), left).state).toBe("read_only");
});

test("[AG6] [DE9] signed out takes precedence over the server's health", () => {
  const out: ConnectionSignal = { sign: "signed_out", why: "unbound" };
  expect(after(subscribed, database("away"), out).state).toBe("signed_out");
  expect(after(subscribed, { sign: "kept", kept: false }, out).state).toBe("signed_out");
});

test("[TR2] long polling is shown only while live", () => {
  const polled: ConnectionSignal = { sign: "transport", polled: true };
  expect(after(polled, subscribed)).toEqual({ state: "live", polled: true });
  expect(after(polled, subscribed, { sign: "transport", polled: false })).toEqual({ state: "live" });
  expect(after(polled)).toEqual({ state: "connecting" });
});

test("[FD8] a crowded-out page does not come back", () => {
  expect(after(subscribed, { sign: "signed_out", why: "crowded_out" }, connected, subscribed)).toEqual({
    state: "signed_out",
    why: "crowded_out",
  });
});

describe("on a page", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.resetModules();
  });
  const openPage = () => {
    vi.resetModules();
    return import("../../../src/data/store/connection.ts");
  };
  const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

  test("[TR1] restored is shown for four seconds, or until the connection is lost", async () => {
    const { useRestored, showRestored, signal } = await openPage();
    const { result } = renderHook(useRestored);
    const show = () => act(() => showRestored({ filled: 2, moved: 0, gap: false }));
    signal(subscribed);
    show();
    expect(result.current).toMatchObject({ filled: 2, gap: false });
    wait(3_000);
    show();
    wait(3_999);
    expect(result.current).not.toBeNull();
    wait(1);
    expect(result.current).toBeNull();
    show();
    act(() => signal({ sign: "lost", at: 5 }));
    expect(result.current).toBeNull();
  });

  test("[DE9] a failed write is assumed to last six seconds unless the server reports its health", async () => {
    const { useConnection, signal } = await openPage();
    const { result } = renderHook(useConnection);
    const tell = (sign: ConnectionSignal) => act(() => signal(sign));
    tell(subscribed);
    tell({ sign: "kept", kept: false });
    wait(5_999);
    expect(result.current).toEqual({ state: "read_only", database: "away" });
    wait(1);
    expect(result.current).toEqual({ state: "live" });
    tell({ sign: "kept", kept: false });
    tell(database("full"));
    wait(6_000);
    expect(result.current).toEqual({ state: "read_only", database: "full" });
  });
});
