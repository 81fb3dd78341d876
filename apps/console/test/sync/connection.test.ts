import { wellHealth } from "@jieru/shared/domain/health";
import { expect, test } from "vitest";
import {
  type Connection,
  connectionOf,
  firstStanding,
  nextStanding,
  type Sign,
} from "../../src/sync/connection.ts";

const after = (...signs: Sign[]): Connection => connectionOf(signs.reduce(nextStanding, firstStanding));
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

test("[FD8] who was crowded out does not come back by itself", () => {
  expect(after(subscribed, { sign: "signed_out", why: "crowded_out" }, connected, subscribed)).toEqual({
    state: "signed_out",
    why: "crowded_out",
  });
});
