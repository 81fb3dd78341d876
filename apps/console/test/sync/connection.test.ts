import { expect, test } from "vitest";
import { type Connection, nextConnection, type Sign } from "../../src/sync/connection.ts";

const after = (...signs: Sign[]): Connection =>
  signs.reduce<Connection>((c, s) => nextConnection(c, s), { state: "connecting" });
const connected: Sign = { sign: "connected" };
const subscribed: Sign = { sign: "subscribed" };

test("[FD4] live is said only after the feed has caught up", () => {
  expect(after(connected).state).toBe("connecting");
  expect(after(connected, subscribed).state).toBe("live");
  expect(after(connected, subscribed, { sign: "lost", at: 5 }, connected).state).toBe("catching_up");
});

test("the time of the loss is that of the first sign of it", () => {
  expect(after(subscribed, { sign: "lost", at: 5 }, { sign: "lost", at: 9 })).toEqual({
    state: "disconnected",
    since: 5,
  });
});

test("read-only comes and goes with the server's word", () => {
  const readOnly: Sign = { sign: "server_state", readOnly: true };
  expect(after(subscribed, readOnly).state).toBe("read_only");
  expect(after(subscribed, readOnly, { sign: "server_state", readOnly: false }).state).toBe("live");
});

test("[AG6] signed out is final", () => {
  expect(after(subscribed, { sign: "signed_out", why: "unbound" }, connected, subscribed)).toEqual({
    state: "signed_out",
    why: "unbound",
  });
});
