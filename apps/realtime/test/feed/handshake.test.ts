import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { createHandshake } from "../../src/feed/handshake.ts";
import { createMetrics } from "../../src/metrics/metrics.ts";
import { newClock } from "../lane/account.ts";

const publicUrl = "http://desk.example";
const cookieOf = (n: number) => `jieru_session=${n.toString(16).padStart(64, "0")}`;

/** The door of who polls; `isThere`: whether anybody can be looked up, and then each cookie of an even number is somebody's. */
function openDoor() {
  const world = { isThere: true, denied: [] as string[], clock: newClock() };
  const { mayBegin } = createHandshake({
    publicUrl,
    clock: world.clock,
    metrics: createMetrics(),
    deny: ({ why }) => world.denied.push(why),
    isTrustedProxy: () => false,
    async identify(cookie) {
      if (!world.isThere) throw new Error("no connection");
      return cookie && /[02468ace]$/.test(cookie) ? { webSessionId: `session of ${cookie}` } : null;
    },
  });
  const request = (cookie: string | undefined, remoteAddress: string) =>
    ({
      url: "/socket.io/?EIO=4&transport=polling",
      headers: { origin: publicUrl, ...(cookie && { cookie }) },
      socket: { remoteAddress },
    }) as unknown as IncomingMessage;
  /** How many of so many get in, one after the other. */
  const getIn = async (n: number, cookie: (i: number) => string | undefined, address = "203.0.113.7") => {
    let entered = 0;
    for (let i = 0; i < n; i++) if (await mayBegin(request(cookie(i), address))) entered++;
    return entered;
  };
  return { world, getIn };
}

it("[DE9] [N40] while nobody can be looked up each of an office's consoles has its own pace, and who brings no cookie the address's", async () => {
  const { world, getIn } = openDoor();
  world.isThere = false;
  expect(await getIn(100, cookieOf)).toBe(100);
  expect(await getIn(61, () => cookieOf(7))).toBe(59); // and one before
  expect(await getIn(40, () => undefined)).toBe(30);
  expect(await getIn(1, () => "jieru_session=made-up")).toBe(0);
  expect(new Set(world.denied)).toEqual(new Set(["too_many"]));
  world.clock.elapse(60_000);
  expect(await getIn(1, () => cookieOf(7))).toBe(1);
});

it("[DE9] [N40] nor is there more than 3,000 in a minute from one address then, whatever cookies are made up there", async () => {
  const { world, getIn } = openDoor();
  world.isThere = false;
  expect(await getIn(3_010, cookieOf)).toBe(3_000);
  expect(await getIn(1, () => cookieOf(1), "203.0.113.8")).toBe(1);
});

it("[N40] while people can be looked up a cookie that is nobody's counts for its address", async () => {
  const { getIn } = openDoor();
  expect(await getIn(100, (i) => cookieOf(2 * i + 1))).toBe(30);
  expect(await getIn(100, (i) => cookieOf(2 * i))).toBe(100);
  expect(await getIn(62, () => cookieOf(1_000))).toBe(60);
});
