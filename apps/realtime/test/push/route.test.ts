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
  // Fixes the arrival time, so that a slow machine does not use up the timer.
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

/** A push route whose lane stores nothing; a push takes `ms` to arrive. */
function openPushRoute(ms: number) {
  const metrics = createMetrics();
  const troubles: string[] = [];
  const { promise: stored, resolve } = Promise.withResolvers<void>();
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
  return { app, stored, metrics, troubles };
}

function signed() {
  const [timestamp, nonce] = ["1800000000", "nonce"];
  const signature = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex");
  return { timestamp, nonce, signature };
}

function push(app: ReturnType<typeof openPushRoute>["app"]): {
  status(): number | null;
  answered: Promise<void>;
} {
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
  "[P10] [DE5] [PU3] answers 503 to a push not stored 4.5 s after its arrival: after %i ms",
  async (ms, left) => {
    const { app, stored, metrics } = openPushRoute(ms);
    const { status, answered } = push(app);
    await stored;
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

it("[DE5] a push that arrived too slowly is refused once it is complete", async () => {
  const { app, stored } = openPushRoute(4_501);
  const { status, answered } = push(app);
  await stored;
  await vi.advanceTimersByTimeAsync(0);
  await answered;
  expect(status()).toBe(503);
  await app.close();
});

it("[PU1] WeChat's address check is answered even if it cannot be recorded", async () => {
  const { app } = openPushRoute(0);
  const answer = await app.inject({ url: "/wechat/wx1", query: { ...signed(), echostr: "1234567890" } });
  expect([answer.statusCode, answer.body]).toEqual([200, "1234567890"]);
  await app.close();
});

it("[MA9] [PU6] an unreadable push is reported to the admin as a reason for missing messages", async () => {
  const { app, stored, troubles } = openPushRoute(0);
  const answered = app.inject({ method: "POST", url: "/wechat/wx1", query: signed(), payload: "{}" });
  await stored;
  expect(troubles).toEqual(["unreadable"]);
  await vi.advanceTimersByTimeAsync(4_500);
  expect((await answered).statusCode).toBe(503);
  await app.close();
});
