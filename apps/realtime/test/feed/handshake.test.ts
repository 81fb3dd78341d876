import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { createMetrics } from "../../src/base/metrics.ts";
import { createHandshake } from "../../src/feed/handshake.ts";
import { newClock } from "../lane/account.ts";

const publicUrl = "http://desk.example";
const cookieOf = (n: number) => `jieru_session=${n.toString(16).padStart(64, "0")}`;

/** If `isThere`, agents can be looked up, and cookies with an even number are valid. */
function openHandshakes() {
  const world = { isThere: true, lookups: 0, denied: [] as string[], clock: newClock() };
  const { mayBegin } = createHandshake({
    publicUrl,
    clock: world.clock,
    metrics: createMetrics(),
    deny: ({ why }) => world.denied.push(why),
    isTrustedProxy: () => false,
    health: () => ({ database: world.isThere ? "ok" : "away" }),
    isKnown: (secret) => world.isThere && /[02468ace]$/.test(secret),
    async identify(cookie) {
      world.lookups++;
      if (!world.isThere) throw new Error("no connection");
      return cookie && /[02468ace]$/.test(cookie) ? { webSessionId: `session of ${cookie}` } : null;
    },
  });
  type Way = "polling" | "websocket";
  const request = (way: Way, cookie: string | undefined, remoteAddress: string) =>
    ({
      url: `/socket.io/?EIO=4&transport=${way}`,
      headers: {
        origin: publicUrl,
        ...(cookie && { cookie }),
        ...(way === "websocket" && { upgrade: way }),
      },
      socket: { remoteAddress },
    }) as unknown as IncomingMessage;
  const getInBy =
    (way: Way) =>
    async (n: number, cookie: (i: number) => string | undefined, address = "203.0.113.7") => {
      let entered = 0;
      for (let i = 0; i < n; i++) if (await mayBegin(request(way, cookie(i), address))) entered++;
      return entered;
    };
  return { world, getIn: getInBy("polling"), open: getInBy("websocket") };
}

it("[DE9] [N40] without the database each cookie has its own limit, and requests without one share the address's", async () => {
  const { world, getIn } = openHandshakes();
  world.isThere = false;
  expect(await getIn(100, cookieOf)).toBe(100);
  expect(await getIn(61, () => cookieOf(7))).toBe(59); // one of the 60 handshakes of this cookie is used above
  expect(await getIn(40, () => undefined)).toBe(30);
  expect(await getIn(1, () => "jieru_session=made-up")).toBe(0);
  expect(new Set(world.denied)).toEqual(new Set(["too_many"]));
  world.clock.elapse(60_000);
  expect(await getIn(1, () => cookieOf(7))).toBe(1);
});

it("[DE9] [N40] without the database an address has a limit of 3,000 a minute, whatever the cookies", async () => {
  const { world, getIn } = openHandshakes();
  world.isThere = false;
  expect(await getIn(3_010, cookieOf)).toBe(3_000);
  expect(await getIn(1, () => cookieOf(1), "203.0.113.8")).toBe(1);
});

it("[N40] an unknown cookie counts against its address's limit", async () => {
  const { getIn } = openHandshakes();
  expect(await getIn(100, (i) => cookieOf(2 * i + 1))).toBe(30);
  expect(await getIn(100, (i) => cookieOf(2 * i))).toBe(100);
  expect(await getIn(62, () => cookieOf(1_000))).toBe(60);
});

it("[FD16] [N40] a thousand consoles of an office may connect at once, each up to 1,800 times", async () => {
  const { world, open } = openHandshakes();
  expect(await open(1_000, (i) => cookieOf(2 * i))).toBe(1_000);
  expect(await open(1_801, () => cookieOf(2_000))).toBe(1_800);
  world.clock.elapse(60_000);
  expect(await open(1, () => cookieOf(2_000))).toBe(1);
  expect(world.lookups).toBe(0);
});

it("[FD16] [N40] unknown cookies of an address may open 12,000 sockets a minute; missing cookies none", async () => {
  const { world, open, getIn } = openHandshakes();
  const unknown = (i: number) => cookieOf(2 * i + 1);
  expect(await open(12_010, unknown)).toBe(12_000);
  expect(await open(1, () => undefined)).toBe(0);
  expect(new Set(world.denied)).toEqual(new Set(["too_many"]));
  expect(await open(1, () => cookieOf(2))).toBe(1);
  expect(await open(1, unknown, "203.0.113.8")).toBe(1);
  expect(await getIn(1, unknown)).toBe(1);
  expect(world.lookups).toBe(1);
});

it("[FD16] [DE9] without the database a thousand unknown consoles may keep retrying, and a flood is limited", async () => {
  const { world, open } = openHandshakes();
  world.isThere = false;
  expect(await open(40 * 1_000, (i) => cookieOf(2 * (i % 1_000) + 1))).toBe(40_000);
  expect(await open(20_010, (i) => cookieOf(2 * i + 1))).toBe(20_000);
  expect(world.lookups).toBe(0);
});
