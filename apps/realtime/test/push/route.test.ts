import { createHash, randomUUID } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ConnectedAccount } from "../../src/accounts/account-directory.ts";
import { createMetrics } from "../../src/base/metrics.ts";
import { createWebServer } from "../../src/http/web-server.ts";
import { pushRoutes } from "../../src/push/route.ts";
import { newClock, textPush } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";

let now: number;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // From a request's arrival; however slow the machine is, none of it passes before the timer is set.
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const token = "token";
const account = {
  id: "shop" as AccountId,
  changedAt: 0,
  pushed: true,
  credentials: { appId: "wx1", originalId: "gh_1", token, mode: "plain", format: "json" },
} as ConnectedAccount;

const addresses = { publicUrl: "https://desk.test", wechatOpenUrl: "https://open.test" };

/** The address of a server whose lane keeps nothing, and when a push has come so far; it has taken `ms` to arrive. */
function openDoor(ms: number) {
  const metrics = createMetrics();
  const troubles: string[] = [];
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const runInput = () => {
    resolve();
    return new Promise<never>(() => undefined);
  };
  const app = createWebServer({ log: silent, addresses, deny: () => undefined, isTrustedProxy: () => false });
  pushRoutes(app, {
    context: {
      clock: newClock(),
      newId: randomUUID,
      log: silent,
      pool: { query: async () => Promise.reject(new Error("the database is away")) } as never,
    },
    directory: {
      peekByAppId() {
        now = ms;
        return account;
      },
      forget: () => undefined,
    } as never,
    sightings: {
      opened: () => undefined,
      trouble: (_account: unknown, why: string) => void troubles.push(why),
    } as never,
    lanes: { runInput } as never,
    metrics,
    fetchSoon: () => undefined,
  });
  return { app, asked, metrics, troubles };
}

/** As WeChat signs what it asks for. */
function signed() {
  const [timestamp, nonce] = ["1800000000", "nonce"];
  const signature = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex");
  return { timestamp, nonce, signature };
}

/** Pushes to it; the answer's status, once there is one. */
function push(app: ReturnType<typeof openDoor>["app"]): { status(): number | null; answered: Promise<void> } {
  let status: number | null = null;
  const answered = app
    .inject({
      method: "POST",
      url: "/wechat/wx1",
      query: signed(),
      headers: { "content-type": "application/json" },
      payload: textPush({ openid: "li", msgId: "1" }),
    })
    .then((answer) => {
      status = answer.statusCode;
    });
  return { status: () => status, answered };
}

it.each([
  [0, 4_500],
  [2_000, 2_500],
])(
  "[P10] [DE5] [PU3] answers 503 to a push that is not stored 4.5 s after its arrival: after %i ms",
  async (ms, left) => {
    const { app, asked, metrics } = openDoor(ms);
    const { status, answered } = push(app);
    await asked;
    await vi.advanceTimersByTimeAsync(left - 1);
    expect(status()).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    for (let turns = 0; status() === null && turns < 1_000; turns++) await new Promise(setImmediate);
    expect(status()).toBe(503);
    await answered;
    const { values } = await metrics.pushes.get();
    expect(values.filter(({ value }) => value > 0)).toMatchObject([
      { labels: { outcome: "not_kept" }, value: 1 },
    ]);
    await app.close();
  },
);

it("[DE5] one that was longer on its way is told so as soon as it is whole", async () => {
  const { app, asked } = openDoor(4_501);
  const { status, answered } = push(app);
  await asked;
  await vi.advanceTimersByTimeAsync(0);
  await answered;
  expect(status()).toBe(503);
  await app.close();
});

it("[PU1] WeChat's check of the address is answered also where it cannot be written down that it passed", async () => {
  const { app } = openDoor(0);
  const answer = await app.inject({ url: "/wechat/wx1", query: { ...signed(), echostr: "1234567890" } });
  expect([answer.statusCode, answer.body]).toEqual([200, "1234567890"]);
  await app.close();
});

it("[MA9] [PU6] a push that cannot be read is told to the admin as a reason why nothing arrives", async () => {
  const { app, asked, troubles } = openDoor(0);
  const answered = app.inject({ method: "POST", url: "/wechat/wx1", query: signed(), payload: "{}" });
  await asked;
  expect(troubles).toEqual(["unreadable"]);
  await vi.advanceTimersByTimeAsync(4_500);
  expect((await answered).statusCode).toBe(503);
  await app.close();
});
