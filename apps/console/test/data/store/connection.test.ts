import { wellHealth } from "@jieru/shared/domain/health";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type Connection,
  connectionOf,
  firstFacts,
  nextFacts,
  type Sign,
} from "../../../src/data/store/connection.ts";

const after = (...signs: Sign[]): Connection => connectionOf(signs.reduce(nextFacts, firstFacts));
const connected: Sign = { sign: "connected" };
const subscribed: Sign = { sign: "subscribed" };
const database = (state: "ok" | "slow" | "away" | "full"): Sign => ({
  sign: "health",
  health: { ...wellHealth, database: state },
});

test("[FD4] live is said only after the feed has caught up", () => {
  expect(after(connected).state).toBe("connecting");
  expect(after(connected, subscribed).state).toBe("live");
  expect(after(connected, subscribed, { sign: "lost", at: 5 }, connected).state).toBe("catching_up");
});

test("[TR8] how much is to come is said while it comes, and only then", () => {
  const behind = (missing: number): Sign => ({ sign: "behind", missing });
  const back: Sign[] = [subscribed, { sign: "lost", at: 5 }, connected];
  expect(after(...back)).toEqual({ state: "catching_up", missing: null });
  expect(after(...back, behind(12), behind(7))).toEqual({ state: "catching_up", missing: 7 });
  expect(after(...back, behind(12), behind(0))).toEqual({ state: "catching_up", missing: null });
  expect(after(...back, behind(12), subscribed).state).toBe("live");
  expect(after(connected, behind(12)).state).toBe("connecting");
});

test("the time of the loss is that of the first sign of it", () => {
  expect(after(subscribed, { sign: "lost", at: 5 }, { sign: "lost", at: 9 })).toEqual({
    state: "disconnected",
    since: 5,
  });
});

test("[DE9] read-only comes and goes with the server's word, and stays while it catches up", () => {
  expect(after(subscribed, database("away"))).toEqual({ state: "read_only", database: "away" });
  expect(after(subscribed, database("full"), connected, subscribed).state).toBe("read_only");
  expect(after(subscribed, database("away"), database("ok")).state).toBe("live");
  expect(after(subscribed, database("slow")).state).toBe("live");
});

test("[DE9] a lost line is said before all, and what the server was like is forgotten with it", () => {
  const lost: Sign = { sign: "lost", at: 5 };
  expect(after(subscribed, database("away"), lost).state).toBe("disconnected");
  expect(after(subscribed, database("away"), lost, connected).state).toBe("catching_up");
});

test("[DE9] a server that lets nobody in for want of its database is read-only, not gone", () => {
  expect(after(subscribed, { sign: "lost", at: 5 }, { sign: "no_database" }).state).toBe("read_only");
  expect(after({ sign: "no_database" }).state).toBe("read_only");
});

test("[DE9] one answer that nothing was kept is believed until something is, or the server says how it is", () => {
  const not: Sign = { sign: "kept", kept: false };
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

test("[AG6] [MA5] also for who leaves the account", () => {
  const out: Sign = { sign: "signed_out", why: "expired" };
  expect(after(subscribed, out, { sign: "left" })).toEqual({ state: "signed_out", why: "expired" });
});

test("[MA5] a page that leaves an account is connected to none, and knows what it knew of the server and the network", () => {
  const left: Sign = { sign: "left" };
  expect(after(subscribed, left).state).toBe("connecting");
  expect(after(subscribed, { sign: "lost", at: 5 }, left)).toEqual({ state: "disconnected", since: 5 });
  expect(after(subscribed, database("away"), left).state).toBe("read_only");
});

test("[AG6] [DE9] and says more than how the server was when last heard", () => {
  const out: Sign = { sign: "signed_out", why: "unbound" };
  expect(after(subscribed, database("away"), out).state).toBe("signed_out");
  expect(after(subscribed, { sign: "kept", kept: false }, out).state).toBe("signed_out");
});

test("[TR2] by which way it is live is said while it is live, and only then", () => {
  const polled: Sign = { sign: "way", polled: true };
  expect(after(polled, subscribed)).toEqual({ state: "live", polled: true });
  expect(after(polled, subscribed, { sign: "way", polled: false })).toEqual({ state: "live" });
  expect(after(polled)).toEqual({ state: "connecting" });
});

test("[FD8] who was crowded out does not come back by itself", () => {
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

  test("[TR1] restored is said for four seconds, and no longer than the line is live", async () => {
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

  test("[DE9] a doubt is believed for six seconds, in which the server says how it is", async () => {
    const { useConnection, signal } = await openPage();
    const { result } = renderHook(useConnection);
    const tell = (sign: Sign) => act(() => signal(sign));
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
