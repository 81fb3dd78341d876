import { createHash, randomUUID } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import fastify from "fastify";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ConnectedAccount } from "../../src/accounts/account-directory.ts";
import { createMetrics } from "../../src/metrics.ts";
import { pushRoutes } from "../../src/push/route.ts";
import { newClock, textPush } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // From a request's arrival; however slow the machine is, none of it passes before the timer is set.
  vi.spyOn(performance, "now").mockReturnValue(0);
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

/** The address of a server whose lane keeps nothing, and when a push has come so far. */
function openDoor() {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const runEntry = () => {
    resolve();
    return new Promise<never>(() => undefined);
  };
  const app = fastify();
  pushRoutes(app, {
    context: { clock: newClock(), newId: randomUUID, log: silent, pool: {} as never },
    directory: { peekByAppId: () => account } as never,
    sightings: { opened: () => undefined } as never,
    lanes: { runEntry } as never,
    metrics: createMetrics(),
    keepImage: async () => undefined,
  });
  return { app, asked };
}

it("[DE5] [PU3] a push that cannot be kept in time is told to come again in 4.5 s, and no sooner", async () => {
  const { app, asked } = openDoor();
  const [timestamp, nonce] = ["1800000000", "nonce"];
  const signature = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex");
  let status: number | null = null;
  const answered = app
    .inject({
      method: "POST",
      url: "/wechat/wx1",
      query: { timestamp, nonce, signature },
      headers: { "content-type": "application/json" },
      payload: textPush({ openid: "li", msgId: "1" }),
    })
    .then((answer) => {
      status = answer.statusCode;
    });
  await asked;
  await vi.advanceTimersByTimeAsync(4_499);
  expect(status).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  for (let turns = 0; status === null && turns < 1_000; turns++) await new Promise(setImmediate);
  expect(status).toBe(503);
  await answered;
  await app.close();
});
